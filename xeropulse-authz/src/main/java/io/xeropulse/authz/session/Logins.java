package io.xeropulse.authz.session;

import io.xeropulse.authz.Transactions;
import io.xeropulse.authz.audit.AuditEvent;
import io.xeropulse.authz.audit.AuditLog;
import io.xeropulse.authz.audit.Outcome;
import io.xeropulse.authz.audit.Pseudonyms;
import io.xeropulse.authz.audit.RequestOrigin;
import io.xeropulse.authz.internal.OpaqueTokens;
import io.xeropulse.authz.password.HashingBusyException;
import io.xeropulse.authz.password.Password;
import io.xeropulse.authz.password.PasswordHasher;
import io.xeropulse.authz.password.PasswordHasher.Check;
import io.xeropulse.authz.password.PasswordSource;
import io.xeropulse.authz.scope.PolicyEngine;
import io.xeropulse.authz.scope.Principal;
import io.xeropulse.authz.scope.Standing;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.authz.user.Account;
import io.xeropulse.authz.user.Accounts;
import io.xeropulse.authz.user.EmailAddress;
import io.xeropulse.authz.user.Invitation;
import io.xeropulse.authz.user.OutboxItem;
import io.xeropulse.core.model.OrganizationId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets people in. Every attempt that is not turned away computes exactly one hash, whether the
 * account exists or not. Thread-safe.
 */
public final class Logins {
  private static final Logger log = LoggerFactory.getLogger(Logins.class);
  private static final Duration CHANGE_TIME = Duration.ofMinutes(15);

  private final Transactions<? extends SessionTransaction> store;
  private final Supplier<PolicyEngine> policy;
  private final AuditLog audit;
  private final Sessions sessions;
  private final PasswordHasher hasher;
  private final LoginThrottle throttle;
  private final Pseudonyms pseudonyms;
  private final KnownDevices devices;
  private final InstantSource clock;
  private final SecureRandom random;

  /**
   * Creates the service.
   *
   * @param store the stores
   * @param policy the policy in force
   * @param audit the audit log
   * @param sessions keeps the sessions
   * @param hasher checks passwords
   * @param counters counts failures
   * @param limits how many failures are borne
   * @param pseudonyms stand for addresses in counters and logs, and prove known browsers
   * @param clock the time
   * @param random the source of ids and tokens
   */
  public Logins(
      Transactions<? extends SessionTransaction> store,
      Supplier<PolicyEngine> policy,
      AuditLog audit,
      Sessions sessions,
      PasswordHasher hasher,
      FailureCounters counters,
      LoginLimits limits,
      Pseudonyms pseudonyms,
      InstantSource clock,
      SecureRandom random) {
    this.store = store;
    this.policy = policy;
    this.audit = audit;
    this.sessions = sessions;
    this.hasher = hasher;
    this.throttle = new LoginThrottle(counters, limits);
    this.pseudonyms = pseudonyms;
    this.devices = new KnownDevices(pseudonyms, random);
    this.clock = clock;
    this.random = random;
  }

  /**
   * Tries to let somebody in. Only a wrong password counts as a failure: when this throws, nothing
   * was found out about it.
   *
   * @param request who wants in
   * @return what came of it
   * @throws io.xeropulse.authz.password.HashingBusyException if too many want in at once
   */
  public LoginOutcome login(LoginRequest request) {
    Optional<EmailAddress> email = EmailAddress.parse(request.email());
    Optional<Password> password = Password.of(request.password());
    if (email.isEmpty() || password.isEmpty()) {
      // Nobody has such an address or password, so nothing is given away by being quick.
      return new LoginOutcome.Refused();
    }
    Instant now = clock.instant();
    String name = pseudonyms.of(email.get().key());
    LoginThrottle.Keys keys =
        LoginThrottle.Keys.of(
            name, request.origin().address(), devices.recognize(name, request.device()));
    Optional<Instant> blocked = throttle.begin(keys, now);
    if (blocked.isPresent()) {
      return new LoginOutcome.Throttled(blocked.get());
    }
    Verdict verdict =
        throttle.judge(keys, () -> verdict(email.get(), password.get(), keys, name, request));
    if (verdict.in().isPresent()) {
      throttle.forgive(keys);
      return verdict.in().get();
    }
    boolean locked = throttle.failed(keys, now);
    refused(verdict.account(), name, request.origin(), locked && throttle.shouldNotify(keys, now));
    return new LoginOutcome.Refused();
  }

  private record Verdict(Optional<Account> account, Optional<LoginOutcome> in) {}

  private Verdict verdict(
      EmailAddress email,
      Password password,
      LoginThrottle.Keys keys,
      String name,
      LoginRequest request) {
    Optional<Account> account = store.run(tables -> tables.users().find(email));
    String stored = account.flatMap(Account::passwordHash).orElseGet(hasher::decoy);
    Check check = hasher.verify(password, stored, keys.source());
    return new Verdict(
        account,
        check == Check.WRONG
            ? Optional.empty()
            : account.flatMap(
                known -> enter(known, stored, rehashed(password, check, keys), name, request)));
  }

  /** A hash made anew can wait for another login; nobody is kept out for it. */
  private Optional<String> rehashed(Password password, Check check, LoginThrottle.Keys keys) {
    try {
      return check == Check.RIGHT_BUT_OUTDATED
          ? Optional.of(hasher.hash(password, new PasswordSource(keys.source().name(), true)))
          : Optional.empty();
    } catch (HashingBusyException busy) {
      return Optional.empty();
    }
  }

  /** Empty when the account may not be used, or its password changed since it was read. */
  private Optional<LoginOutcome> enter(
      Account read, String stored, Optional<String> rehashed, String name, LoginRequest request) {
    return store.run(
        tables -> {
          Optional<Account> account =
              tables
                  .users()
                  .find(read.id())
                  .filter(now -> now.passwordHash().equals(Optional.of(stored)));
          Optional<Principal> principal =
              account
                  .flatMap(Account::activeOrganization)
                  .flatMap(organization -> tables.users().principal(read.id(), organization))
                  .filter(who -> who.standing() == Standing.ACTIVE);
          if (account.isEmpty() || principal.isEmpty()) {
            return Optional.empty();
          }
          return account.get().temporaryUntil().isPresent()
              ? changeRequired(tables, account.get(), principal.get(), request.origin())
              : Optional.of(
                  loggedIn(tables, account.get(), rehashed, principal.get(), name, request));
        });
  }

  private LoginOutcome loggedIn(
      SessionTransaction tables,
      Account account,
      Optional<String> rehashed,
      Principal principal,
      String name,
      LoginRequest request) {
    Account seen = account.withLastLogin(clock.instant());
    Account written =
        Accounts.write(
            tables.users(),
            rehashed.isPresent() ? seen.withPassword(rehashed, Optional.empty()) : seen);
    OrganizationId organization = principal.organization();
    SessionTokens tokens = sessions.start(tables, written, organization);
    audit.append(
        tables,
        event(account.id(), organization, "login", request.origin())
            .with("session", tokens.session().toString())
            .with(Outcome.SUCCEEDED));
    String device =
        request
            .device()
            .filter(token -> devices.recognize(name, request.device()).isPresent())
            .orElseGet(() -> devices.issue(name));
    return new LoginOutcome.LoggedIn(
        tokens, principal, policy.get().dashboardsOf(principal), device);
  }

  /** A temporary password works once: it is exchanged for a token that sets an own one. */
  private Optional<LoginOutcome> changeRequired(
      SessionTransaction tables, Account account, Principal principal, RequestOrigin origin) {
    Instant now = clock.instant();
    if (!account.temporaryUntil().filter(now::isBefore).isPresent()) {
      return Optional.empty();
    }
    String token = OpaqueTokens.secret(random);
    tables
        .invitations()
        .insert(
            Invitation.open(
                    OpaqueTokens.id(random),
                    account.id(),
                    principal.organization(),
                    Invitation.Purpose.RESET_PASSWORD,
                    now.plus(CHANGE_TIME))
                .withToken(OpaqueTokens.hash(token)));
    Accounts.endJoining(tables.invitations(), account.id(), principal.organization(), now);
    Accounts.endEverything(
        tables.users(), account.withPassword(Optional.empty(), Optional.empty()));
    audit.append(
        tables,
        event(account.id(), principal.organization(), "login.temporary", origin)
            .with(Outcome.SUCCEEDED));
    return Optional.of(new LoginOutcome.PasswordChangeRequired(token));
  }

  /** As much is done for an account that does not exist, and taken back. */
  private void refused(
      Optional<Account> account, String name, RequestOrigin origin, boolean notify) {
    log.info("login refused account={}", name);
    Optional<OrganizationId> home = account.flatMap(Account::activeOrganization);
    OrganizationId organization = home.orElseGet(() -> new OrganizationId(OpaqueTokens.id(random)));
    UserId user =
        account.map(Account::id).orElseGet(() -> new UserId(OpaqueTokens.id(random).toString()));
    OutboxItem notice =
        new OutboxItem(
            OpaqueTokens.id(random),
            organization,
            user,
            OutboxItem.Kind.MAIL_LOCK_NOTICE,
            user.value(),
            0,
            clock.instant());
    store.evenly(
        tables -> {
          if (notify) {
            tables.outbox().add(notice);
          }
          audit.append(
              tables,
              event(user, organization, notify ? "login.lock" : "login", origin)
                  .with(Outcome.REFUSED));
          return home.isPresent();
        });
  }

  private AuditEvent event(
      UserId user, OrganizationId organization, String action, RequestOrigin origin) {
    return new AuditEvent(
        organization,
        clock.instant(),
        "user:" + user,
        action,
        "user:" + user,
        Outcome.ATTEMPTED,
        Map.of(),
        origin,
        Set.of("login"));
  }
}
