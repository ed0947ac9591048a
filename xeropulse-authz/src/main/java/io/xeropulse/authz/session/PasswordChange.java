package io.xeropulse.authz.session;

import io.xeropulse.authz.Transactions;
import io.xeropulse.authz.audit.AuditEvent;
import io.xeropulse.authz.audit.AuditLog;
import io.xeropulse.authz.audit.Outcome;
import io.xeropulse.authz.audit.RequestOrigin;
import io.xeropulse.authz.password.Password;
import io.xeropulse.authz.password.PasswordHasher;
import io.xeropulse.authz.password.PasswordHasher.Check;
import io.xeropulse.authz.password.PasswordRules;
import io.xeropulse.authz.password.PasswordSource;
import io.xeropulse.authz.scope.Principal;
import io.xeropulse.authz.session.Authentication.Authenticated;
import io.xeropulse.authz.user.AccessRefusedException;
import io.xeropulse.authz.user.AccessRefusedException.Reason;
import io.xeropulse.authz.user.Account;
import io.xeropulse.authz.user.AccountChanges;
import io.xeropulse.authz.user.Accounts;
import io.xeropulse.authz.user.Actor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lets a logged-in person change the password: every session ends and a new one begins, in one
 * transaction. Thread-safe.
 */
public final class PasswordChange {
  private final Transactions<? extends SessionTransaction> store;
  private final AuditLog audit;
  private final Sessions sessions;
  private final PasswordHasher hasher;
  private final PasswordRules rules;
  private final Guesses guesses;
  private final AccountChanges changes;
  private final InstantSource clock;

  /**
   * Creates the service.
   *
   * @param store the stores
   * @param audit the audit log
   * @param sessions begins the new session
   * @param hasher checks the old and hashes the new password
   * @param rules which passwords are acceptable
   * @param counters counts wrong guesses; those of {@code Logins} will do
   * @param limits how many are borne, and how long none is heard then
   * @param changes hears of the changed account after the commit
   * @param clock the time
   */
  public PasswordChange(
      Transactions<? extends SessionTransaction> store,
      AuditLog audit,
      Sessions sessions,
      PasswordHasher hasher,
      PasswordRules rules,
      FailureCounters counters,
      LoginLimits limits,
      AccountChanges changes,
      InstantSource clock) {
    this.store = store;
    this.audit = audit;
    this.sessions = sessions;
    this.hasher = hasher;
    this.rules = rules;
    guesses = new Guesses(counters, limits);
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * Changes the password. The fifth wrong guess at the current one ends the session that guessed,
   * and no guess of that person, in whatever session, is heard until the lock ends.
   *
   * @param caller who, as authenticated
   * @param current the password until now
   * @param next the password from now on
   * @param origin where the request came from
   * @return tokens of a new session, or why the password is as before
   * @throws io.xeropulse.authz.password.WeakPasswordException if the new one is not acceptable
   * @throws AccessRefusedException if the caller came with an API key, whatever the key lists;
   *     neither password is looked at
   */
  public PasswordChangeOutcome change(
      Authenticated caller, Password current, Password next, RequestOrigin origin) {
    Principal principal = caller.principal();
    refuseKeys(caller, origin);
    Instant now = clock.instant();
    // By person: entering another organization gives a new session without a password.
    String key = key(principal);
    Optional<Instant> blocked = guesses.begin(key, now);
    if (blocked.isPresent()) {
      return new PasswordChangeOutcome.Throttled(blocked.get());
    }
    Optional<Account> account = guesses.judge(key, () -> right(principal, current));
    if (account.isEmpty()) {
      return refused(caller, guesses.wrong(key, now), origin);
    }
    guesses.right(key);
    return changed(caller, account.get(), next, origin);
  }

  /** A key never gives more than its maker gave it, and a password gives everything. */
  private void refuseKeys(Authenticated caller, RequestOrigin origin) {
    if (caller.principal().key().isPresent()) {
      AuditEvent event = event(caller, origin).with(Outcome.REFUSED);
      store.run(tables -> audit.append(tables, event));
      throw new AccessRefusedException(Reason.NOT_PERMITTED, Actor.of(caller.principal(), origin));
    }
  }

  private static String key(Principal principal) {
    return "change:" + principal.user();
  }

  private static PasswordSource source(Principal principal) {
    return new PasswordSource(key(principal), true);
  }

  /** The account, if the password is its own. */
  private Optional<Account> right(Principal principal, Password current) {
    Optional<Account> account = store.run(tables -> tables.users().find(principal.user()));
    String stored = account.flatMap(Account::passwordHash).orElseGet(hasher::decoy);
    Check check = hasher.verify(current, stored, source(principal));
    return check == Check.WRONG ? Optional.empty() : account;
  }

  private PasswordChangeOutcome refused(Authenticated caller, boolean last, RequestOrigin origin) {
    AuditEvent event = event(caller, origin).with(Outcome.REFUSED);
    store.run(tables -> audit.append(tables, event));
    if (!last) {
      return new PasswordChangeOutcome.Wrong();
    }
    sessions.endGuessing(caller.session(), origin);
    return new PasswordChangeOutcome.SessionEnded();
  }

  private PasswordChangeOutcome changed(
      Authenticated caller, Account account, Password next, RequestOrigin origin) {
    Principal principal = caller.principal();
    rules.check(next, List.of(account.email().key().split("[@.]")));
    String hashed = hasher.hash(next, source(principal));
    Optional<SessionTokens> tokens =
        audit.change(
            store,
            event(caller, origin),
            tables ->
                tables
                    .users()
                    .find(principal.user())
                    .filter(now -> now.passwordHash().equals(account.passwordHash()))
                    .map(
                        now -> {
                          Accounts.endResets(tables, now.id(), clock.instant());
                          return Accounts.endEverything(
                              tables.users(),
                              now.withPassword(Optional.of(hashed), Optional.empty()));
                        })
                    .map(now -> sessions.start(tables, now, principal.organization())));
    changes.changed(principal.user());
    return tokens
        .<PasswordChangeOutcome>map(PasswordChangeOutcome.Changed::new)
        .orElseGet(PasswordChangeOutcome.Wrong::new);
  }

  private AuditEvent event(Authenticated caller, RequestOrigin origin) {
    Principal principal = caller.principal();
    String person = "user:" + principal.user();
    AuditEvent event =
        new AuditEvent(
            principal.organization(),
            clock.instant(),
            principal.key().map(limits -> "key:" + limits.id()).orElse(person),
            "password.change",
            person,
            Outcome.ATTEMPTED,
            Map.of("session", caller.session().toString()),
            origin,
            Set.of("login"));
    return principal.key().isEmpty() ? event : event.with("owner", person);
  }
}
