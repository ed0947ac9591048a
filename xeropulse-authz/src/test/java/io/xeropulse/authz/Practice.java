package io.xeropulse.authz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.xeropulse.authz.apikey.ApiKeyTransaction;
import io.xeropulse.authz.apikey.ApiKeys;
import io.xeropulse.authz.audit.AuditEntry;
import io.xeropulse.authz.audit.AuditKeys;
import io.xeropulse.authz.audit.AuditLog;
import io.xeropulse.authz.audit.AuditVerifier;
import io.xeropulse.authz.audit.Pseudonyms;
import io.xeropulse.authz.audit.RequestOrigin;
import io.xeropulse.authz.embed.EmbedTransaction;
import io.xeropulse.authz.password.Argon2Settings;
import io.xeropulse.authz.password.Argon2idHasher;
import io.xeropulse.authz.password.BusyHasher;
import io.xeropulse.authz.password.HashingLimits;
import io.xeropulse.authz.password.Password;
import io.xeropulse.authz.password.PasswordHasher;
import io.xeropulse.authz.password.PasswordRules;
import io.xeropulse.authz.password.PasswordSource;
import io.xeropulse.authz.password.Peppers;
import io.xeropulse.authz.scope.LivePolicy;
import io.xeropulse.authz.scope.PolicyEngine;
import io.xeropulse.authz.scope.PolicyPreset;
import io.xeropulse.authz.scope.Role;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.authz.session.FailureCounters;
import io.xeropulse.authz.session.InMemoryFailureCounters;
import io.xeropulse.authz.session.LoginLimits;
import io.xeropulse.authz.session.LoginOutcome;
import io.xeropulse.authz.session.LoginRequest;
import io.xeropulse.authz.session.Logins;
import io.xeropulse.authz.session.PasswordChange;
import io.xeropulse.authz.session.SessionCache;
import io.xeropulse.authz.session.SessionKeys;
import io.xeropulse.authz.session.SessionSettings;
import io.xeropulse.authz.session.SessionTransaction;
import io.xeropulse.authz.session.Sessions;
import io.xeropulse.authz.user.Account;
import io.xeropulse.authz.user.Actor;
import io.xeropulse.authz.user.EmailAddress;
import io.xeropulse.authz.user.IdentityProvider;
import io.xeropulse.authz.user.Invitations;
import io.xeropulse.authz.user.Mail;
import io.xeropulse.authz.user.Membership;
import io.xeropulse.authz.user.NewUser;
import io.xeropulse.authz.user.OutboxWorker;
import io.xeropulse.authz.user.UserSettings;
import io.xeropulse.authz.user.Users;
import io.xeropulse.core.model.OrganizationId;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Everything wired together as a host would, over a store that the test chooses. */
public final class Practice {
  public static final OrganizationId HOME =
      OrganizationId.of("11111111-1111-1111-1111-111111111111");
  public static final OrganizationId OTHER =
      OrganizationId.of("22222222-2222-2222-2222-222222222222");
  public static final String PASSWORD = "the kettle sings at dawn";
  public static final RequestOrigin ORIGIN = new RequestOrigin("192.0.2.1", "test browser");
  public static final AuditKeys AUDIT_KEYS =
      AuditKeys.single("an audit key of thirty-two bytes".getBytes(UTF_8));
  public static final byte[] SESSION_KEY = "a session key of thirty-two byte".getBytes(UTF_8);

  public final MutableClock clock = new MutableClock();
  public final SecureRandom random = new SecureRandom();
  public final LivePolicy policy = new LivePolicy(PolicyEngine.of(PolicyPreset.PRACTICE.policy()));
  public final AuditLog audit = new AuditLog(AUDIT_KEYS);
  public final FaultyStore store;
  public final AtomicInteger hashes = new AtomicInteger();
  public final PasswordHasher hasher = new CountingHasher();
  public final InMemoryFailureCounters counters = new InMemoryFailureCounters(1_000);
  public final List<Mail> mails = new CopyOnWriteArrayList<>();
  public final List<PasswordSource> sources = new CopyOnWriteArrayList<>();
  public final AtomicInteger hasherFaults = new AtomicInteger();
  public final AtomicBoolean rehashBusy = new AtomicBoolean();
  public final AtomicInteger mailFaults = new AtomicInteger();
  public final Users users;
  public final Invitations invitations;
  public final OutboxWorker outbox;
  public final SessionSettings settings;
  public final SessionCache cache;
  public final Sessions sessions;
  public final Logins logins;
  public final PasswordChange passwords;
  public final ApiKeys keys;

  public <S extends SessionTransaction & ApiKeyTransaction & EmbedTransaction> Practice(
      Transactions<S> real) {
    this(real, UserSettings.standard(), IdentityProvider.builtIn(), Duration.ZERO);
  }

  public <S extends SessionTransaction & ApiKeyTransaction & EmbedTransaction> Practice(
      Transactions<S> real, UserSettings people, IdentityProvider identities, Duration idle) {
    store = new FaultyStore(real);
    SessionSettings standard = SessionSettings.standard("xeropulse", "practice");
    settings = idle.isZero() ? standard : standard.withIdleTimeout(idle);
    cache = new SessionCache(settings.cacheTime(), clock);
    users = new Users(store, policy, audit, people, identities, clock, random, cache);
    invitations =
        new Invitations(store, audit, hasher, PasswordRules.standard(), clock, random, cache);
    outbox = new OutboxWorker(store, audit, this::mail, identities, hasher, people, clock, random);
    sessions = sessions(cache);
    logins = logins(counters);
    passwords =
        new PasswordChange(
            store,
            audit,
            sessions,
            hasher,
            PasswordRules.standard(),
            counters,
            LoginLimits.standard(),
            cache,
            clock);
    keys = new ApiKeys(store, policy, audit, "test", clock, random);
  }

  /** The sessions as another node with a cache of its own sees them. */
  public Sessions sessions(SessionCache own) {
    return new Sessions(
        store,
        audit,
        SessionKeys.of("k1", Map.of("k1", SESSION_KEY)),
        settings,
        own,
        clock,
        random);
  }

  /** The logins over other counters. */
  public Logins logins(FailureCounters counting) {
    return new Logins(
        store,
        policy,
        audit,
        sessions,
        hasher,
        counting,
        LoginLimits.standard(),
        new Pseudonyms("a pseudonym key of 32 bytes, yes".getBytes(UTF_8)),
        clock,
        random);
  }

  /** An organization's first administrator, invited and settled. */
  public Actor found(OrganizationId organization, String email) {
    UserId admin = users.found(organization, NewUser.of(EmailAddress.of(email), new Role("admin")));
    accept(email);
    return new Actor(admin, organization, ORIGIN);
  }

  /** A member, invited and settled. */
  public Actor member(Actor by, String email, String role) {
    UserId user = users.create(by, NewUser.of(EmailAddress.of(email), new Role(role)));
    accept(email);
    return new Actor(user, by.organization(), ORIGIN);
  }

  public void accept(String email) {
    outbox.runDue();
    invitations.accept(lastMail(email).variables().get("token"), Password.of(PASSWORD), ORIGIN);
  }

  public Mail lastMail(String email) {
    return mails.stream()
        .filter(mail -> mail.to().equals(EmailAddress.of(email)))
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  public LoginOutcome login(String email, String password, String address) {
    return logins.login(
        new LoginRequest(email, password, new RequestOrigin(address, "browser"), Optional.empty()));
  }

  public LoginOutcome.LoggedIn enter(String email) {
    return (LoginOutcome.LoggedIn) login(email, PASSWORD, "192.0.2.1");
  }

  public Account account(UserId user) {
    return store.run(tables -> tables.users().find(user).orElseThrow());
  }

  public Membership membership(UserId user, OrganizationId organization) {
    return store.run(tables -> tables.users().find(user, organization).orElseThrow());
  }

  /** "ACTION OUTCOME" of every entry, after checking that the chain is whole. */
  public List<String> log(OrganizationId organization) {
    List<AuditEntry> entries = store.run(tables -> AuditLog.read(tables, organization, 0, 100_000));
    AuditVerifier.Verdict verdict =
        new AuditVerifier(AUDIT_KEYS).verify(entries.iterator(), Optional.empty());
    if (!verdict.whole()) {
      throw new AssertionError(verdict.finding());
    }
    return entries.stream()
        .map(entry -> entry.event().action() + " " + entry.event().outcome())
        .toList();
  }

  private void mail(Mail mail) {
    if (mailFaults.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new IllegalStateException("the mail server is down");
    }
    mails.add(mail);
  }

  private final class CountingHasher implements PasswordHasher {
    private final PasswordHasher real =
        new Argon2idHasher(
            new Argon2Settings(64, 1, 1),
            Peppers.none(),
            random,
            new HashingLimits(4, 10_000, Duration.ofSeconds(60)));

    @Override
    public String hash(Password password) {
      hashes.incrementAndGet();
      return real.hash(password);
    }

    @Override
    public String hash(Password password, PasswordSource source) {
      hashes.incrementAndGet();
      sources.add(source);
      if (rehashBusy.get()) {
        throw BusyHasher.refusal();
      }
      return real.hash(password, source);
    }

    @Override
    public Check verify(Password password, String stored) {
      hashes.incrementAndGet();
      return real.verify(password, stored);
    }

    @Override
    public Check verify(Password password, String stored, PasswordSource source) {
      hashes.incrementAndGet();
      sources.add(source);
      if (hasherFaults.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw BusyHasher.refusal();
      }
      return real.verify(password, stored, source);
    }

    @Override
    public String decoy() {
      return real.decoy();
    }
  }
}
