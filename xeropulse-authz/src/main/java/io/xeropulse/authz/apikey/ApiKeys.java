package io.xeropulse.authz.apikey;

import io.xeropulse.authz.Transactions;
import io.xeropulse.authz.audit.AuditEvent;
import io.xeropulse.authz.audit.AuditLog;
import io.xeropulse.authz.internal.OpaqueTokens;
import io.xeropulse.authz.scope.Permission;
import io.xeropulse.authz.scope.PolicyEngine;
import io.xeropulse.authz.scope.Principal;
import io.xeropulse.authz.scope.Standing;
import io.xeropulse.authz.user.AccessRefusedException;
import io.xeropulse.authz.user.AccessRefusedException.Reason;
import io.xeropulse.authz.user.Actor;
import io.xeropulse.core.InvalidConfigurationException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Issues, recognizes and ends API keys of the form {@code xp_ENVIRONMENT_ID_SECRET}. A key never
 * allows more than its owner may do at that moment, and ends for good when the owner's membership
 * ends or the owner logs out everywhere. Thread-safe.
 */
public final class ApiKeys {
  /** How long a key can be made to work: a year and a day. */
  public static final Duration MAX_LIFETIME = Duration.ofDays(366);

  private static final int ID_BYTES = 8;
  private static final Pattern ENVIRONMENT = Pattern.compile("[a-z]{2,12}");
  private static final Pattern FORMAT =
      Pattern.compile("xp_([a-z]{2,12})_([0-9a-f]{16})_([A-Za-z0-9_-]{43})");

  private final Transactions<? extends ApiKeyTransaction> store;
  private final Supplier<PolicyEngine> policy;
  private final AuditLog audit;
  private final String environment;
  private final InstantSource clock;
  private final SecureRandom random;

  /**
   * Creates the service.
   *
   * @param store the stores
   * @param policy the policy in force
   * @param audit the audit log
   * @param environment stands in every key and is checked, such as {@code live} or {@code test}; 2
   *     to 12 lower-case letters
   * @param clock the time
   * @param random the source of ids and secrets
   * @throws InvalidConfigurationException if the environment is spelled otherwise
   */
  public ApiKeys(
      Transactions<? extends ApiKeyTransaction> store,
      Supplier<PolicyEngine> policy,
      AuditLog audit,
      String environment,
      InstantSource clock,
      SecureRandom random) {
    if (!ENVIRONMENT.matcher(environment).matches()) {
      throw new InvalidConfigurationException(
          "The environment of API keys is 2 to 12 lower-case letters");
    }
    this.store = store;
    this.policy = policy;
    this.audit = audit;
    this.environment = environment;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Makes a key.
   *
   * @param actor who makes it, and whose rights it borrows
   * @param name what it is for
   * @param permissions what it may do at most; at least one, each of which the actor may do
   * @param lifetime how long it works, above zero, at most {@link #MAX_LIFETIME}
   * @return the key, whose text is known only now
   * @throws AccessRefusedException if the actor may not make keys, or not with these permissions;
   *     what a key makes neither exceeds nor outlives it
   * @throws IllegalArgumentException if there is no permission or the lifetime is out of range
   */
  public IssuedApiKey create(
      Actor actor, String name, Set<Permission> permissions, Duration lifetime) {
    if (permissions.isEmpty()
        || lifetime.isNegative()
        || lifetime.isZero()
        || lifetime.compareTo(MAX_LIFETIME) > 0) {
      throw new IllegalArgumentException(
          "A key needs a permission and a lifetime of at most " + MAX_LIFETIME.toDays() + " days");
    }
    Instant now = clock.instant();
    IssuedApiKey issued = make(actor, name, permissions, now, now.plus(lifetime));
    AuditEvent event =
        event(actor, "key.create", issued.stored().id())
            .with("permissions", new TreeSet<>(names(permissions)).toString());
    return audit.change(
        store,
        event,
        tables -> {
          tables.users().lock(actor.organization());
          Principal owner = requireKeyAdministrator(tables, actor);
          requireWithin(tables, actor, issued.stored());
          for (Permission permission : permissions) {
            if (!policy.get().decide(owner, actor.organization(), permission).allowed()) {
              throw new AccessRefusedException(Reason.NOT_PERMITTED, actor);
            }
          }
          tables.apiKeys().insert(issued.stored());
          return issued;
        });
  }

  /**
   * Replaces a key by a new one with the same permissions and the same end; the old one ends at
   * once. Only its owner can, since the new one borrows the same rights.
   *
   * @param actor the owner
   * @param id which
   * @return the new key, or empty when the actor has no such live key
   * @throws AccessRefusedException if the actor may not make keys any more, or is a key that lists
   *     less or ends sooner
   */
  public Optional<IssuedApiKey> rotate(Actor actor, String id) {
    Instant now = clock.instant();
    return audit.change(
        store,
        event(actor, "key.rotate", id),
        tables -> {
          tables.users().lock(actor.organization());
          requireKeyAdministrator(tables, actor);
          Optional<ApiKey> mine =
              own(tables, actor, id)
                  .filter(old -> old.owner().equals(actor.user()) && old.live(now));
          mine.ifPresent(old -> requireWithin(tables, actor, old));
          return mine.filter(old -> tables.apiKeys().revoke(id, now))
              .map(
                  old -> {
                    IssuedApiKey next =
                        make(actor, old.name(), old.permissions(), now, old.expiresAt());
                    tables.apiKeys().insert(next.stored());
                    return next;
                  });
        });
  }

  /**
   * Ends a key of the actor's organization, whoever owns it.
   *
   * @param actor who ends it
   * @param id which
   * @return whether this ended it; false when there is no such live key
   * @throws AccessRefusedException if the actor may not
   */
  public boolean revoke(Actor actor, String id) {
    Instant now = clock.instant();
    return audit.change(
        store,
        event(actor, "key.revoke", id),
        tables -> {
          requireKeyAdministrator(tables, actor);
          return own(tables, actor, id).isPresent() && tables.apiKeys().revoke(id, now);
        });
  }

  /**
   * Lists the keys of the actor's organization.
   *
   * @param actor who asks
   * @return the keys without their secrets, ended ones included
   * @throws AccessRefusedException if the actor may not
   */
  public List<ApiKey> list(Actor actor) {
    AuditEvent event =
        actor.event(clock.instant(), "key.list", "organization:" + actor.organization(), Map.of());
    return audit.guarded(
        store,
        event,
        tables -> {
          requireKeyAdministrator(tables, actor);
          return tables.apiKeys().list(actor.organization());
        });
  }

  /**
   * Recognizes a key.
   *
   * @param text the key as the program sent it
   * @return who that is, or empty when the key is unknown, ended, or its owner is no active member
   */
  public Optional<KeyHolder> authenticate(String text) {
    Matcher match = FORMAT.matcher(text == null ? "" : text);
    if (!match.matches() || !match.group(1).equals(environment)) {
      return Optional.empty();
    }
    String id = match.group(2);
    String presented = OpaqueTokens.hash(match.group(3));
    Instant now = clock.instant();
    return store.run(
        tables ->
            tables
                .apiKeys()
                .find(id)
                .filter(key -> equal(key.secretHash(), presented))
                .filter(key -> key.live(now))
                .flatMap(
                    key ->
                        tables
                            .users()
                            .principal(key.owner(), key.organization())
                            .filter(owner -> owner.standing() == Standing.ACTIVE)
                            .map(owner -> holder(tables, key, owner, now))));
  }

  private static KeyHolder holder(
      ApiKeyTransaction tables, ApiKey key, Principal owner, Instant now) {
    Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
    if (key.lastUsed().map(minute::isAfter).orElse(true)) {
      tables.apiKeys().used(key.id(), minute);
    }
    return new KeyHolder(key.id(), owner, key.permissions());
  }

  private IssuedApiKey make(
      Actor actor, String name, Set<Permission> permissions, Instant now, Instant expiresAt) {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    String id = HexFormat.of().formatHex(bytes);
    String secret = OpaqueTokens.secret(random);
    ApiKey stored =
        new ApiKey(
            id,
            actor.organization(),
            actor.user(),
            name,
            permissions,
            OpaqueTokens.hash(secret),
            now,
            expiresAt,
            Optional.empty(),
            Optional.empty());
    return new IssuedApiKey("xp_" + environment + "_" + id + "_" + secret, stored);
  }

  private Principal requireKeyAdministrator(ApiKeyTransaction tables, Actor actor) {
    return actor
        .principal(tables, clock.instant())
        .filter(
            who -> policy.get().decide(who, actor.organization(), Permission.MANAGE_KEYS).allowed())
        .orElseThrow(() -> new AccessRefusedException(Reason.NOT_PERMITTED, actor));
  }

  /** What is made through a key is no wider than the key, and does not outlive it. */
  private static void requireWithin(ApiKeyTransaction tables, Actor actor, ApiKey made) {
    boolean within =
        actor
            .key()
            .map(
                limits ->
                    own(tables, actor, limits.id())
                        .filter(key -> key.permissions().containsAll(made.permissions()))
                        .filter(key -> !made.expiresAt().isAfter(key.expiresAt()))
                        .isPresent())
            .orElse(true);
    if (!within) {
      throw new AccessRefusedException(Reason.NOT_PERMITTED, actor);
    }
  }

  private static Optional<ApiKey> own(ApiKeyTransaction tables, Actor actor, String id) {
    return tables.apiKeys().find(id).filter(key -> key.organization().equals(actor.organization()));
  }

  private AuditEvent event(Actor actor, String action, String id) {
    return actor.event(clock.instant(), action, "key:" + id, Map.of());
  }

  private static List<String> names(Set<Permission> permissions) {
    return permissions.stream().map(Permission::name).toList();
  }

  private static boolean equal(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }
}
