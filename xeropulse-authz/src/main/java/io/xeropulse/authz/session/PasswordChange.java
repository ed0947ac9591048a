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
import io.xeropulse.authz.scope.Principal;
import io.xeropulse.authz.user.Account;
import io.xeropulse.authz.user.AccountChanges;
import io.xeropulse.authz.user.Accounts;
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
   * @param changes hears of the changed account after the commit
   * @param clock the time
   */
  public PasswordChange(
      Transactions<? extends SessionTransaction> store,
      AuditLog audit,
      Sessions sessions,
      PasswordHasher hasher,
      PasswordRules rules,
      AccountChanges changes,
      InstantSource clock) {
    this.store = store;
    this.audit = audit;
    this.sessions = sessions;
    this.hasher = hasher;
    this.rules = rules;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * Changes the password.
   *
   * @param principal who, as authenticated
   * @param current the password until now
   * @param next the password from now on
   * @param origin where the request came from
   * @return tokens of a new session, or empty when the current password is wrong
   * @throws io.xeropulse.authz.password.WeakPasswordException if the new one is not acceptable
   */
  public Optional<SessionTokens> change(
      Principal principal, Password current, Password next, RequestOrigin origin) {
    Optional<Account> account = store.run(tables -> tables.users().find(principal.user()));
    String stored = account.flatMap(Account::passwordHash).orElseGet(hasher::decoy);
    AuditEvent event =
        new AuditEvent(
            principal.organization(),
            clock.instant(),
            "user:" + principal.user(),
            "password.change",
            "user:" + principal.user(),
            Outcome.ATTEMPTED,
            Map.of(),
            origin,
            Set.of("login"));
    if (hasher.verify(current, stored) == Check.WRONG || account.isEmpty()) {
      store.run(tables -> audit.append(tables, event.with(Outcome.REFUSED)));
      return Optional.empty();
    }
    rules.check(next, List.of(account.get().email().key().split("[@.]")));
    String hashed = hasher.hash(next);
    Optional<SessionTokens> tokens =
        audit.change(
            store,
            event,
            tables ->
                tables
                    .users()
                    .find(principal.user())
                    .filter(now -> now.passwordHash().equals(Optional.of(stored)))
                    .map(
                        now ->
                            Accounts.endEverything(
                                tables.users(),
                                now.withPassword(Optional.of(hashed), Optional.empty())))
                    .map(now -> sessions.start(tables, now, principal.organization())));
    changes.changed(principal.user());
    return tokens;
  }
}
