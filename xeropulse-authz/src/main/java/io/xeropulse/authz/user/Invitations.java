package io.xeropulse.authz.user;

import io.xeropulse.authz.Transactions;
import io.xeropulse.authz.audit.AuditEvent;
import io.xeropulse.authz.audit.AuditLog;
import io.xeropulse.authz.audit.Outcome;
import io.xeropulse.authz.audit.RequestOrigin;
import io.xeropulse.authz.internal.OpaqueTokens;
import io.xeropulse.authz.password.Password;
import io.xeropulse.authz.password.PasswordHasher;
import io.xeropulse.authz.password.PasswordRules;
import io.xeropulse.authz.password.PasswordSource;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.model.OrganizationId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What the invited person does: accepts an invitation, asks for a new password and sets it. Every
 * token works once. Thread-safe.
 */
public final class Invitations {
  private static final Duration RESET_LIFETIME = Duration.ofHours(1);
  private static final Duration RESET_PAUSE = Duration.ofMinutes(5);

  private final Transactions<? extends UserTransaction> store;
  private final AuditLog audit;
  private final PasswordHasher hasher;
  private final PasswordRules rules;
  private final InstantSource clock;
  private final SecureRandom random;
  private final AccountChanges changes;

  /**
   * Creates the service.
   *
   * @param store the stores
   * @param audit the audit log
   * @param hasher hashes new passwords
   * @param rules which passwords are acceptable
   * @param clock the time
   * @param random the source of ids
   * @param changes hears of changed accounts after each commit
   */
  public Invitations(
      Transactions<? extends UserTransaction> store,
      AuditLog audit,
      PasswordHasher hasher,
      PasswordRules rules,
      InstantSource clock,
      SecureRandom random,
      AccountChanges changes) {
    this.store = store;
    this.audit = audit;
    this.hasher = hasher;
    this.rules = rules;
    this.clock = clock;
    this.random = random;
    this.changes = changes;
  }

  /**
   * Uses the token that was mailed. An account without password, or with nothing but a temporary
   * one that no other organization relies on, gets the given one, and the temporary one ends; to
   * join another organization with an account that has one, none is given. Nothing is hashed for a
   * token that cannot be used, and for one person no more at once than for any other source.
   *
   * @param token the token as mailed
   * @param password the new password; ignored when joining with an account that has one
   * @param origin where the request came from
   * @return whose invitation it was
   * @throws InvalidInvitationException if it cannot be used
   * @throws io.xeropulse.authz.password.WeakPasswordException if the password is not acceptable;
   *     the token can be used again
   */
  public UserId accept(String token, Optional<Password> password, RequestOrigin origin) {
    String hash = OpaqueTokens.hash(token);
    Optional<Waiting> waiting = store.run(tables -> waiting(tables, hash));
    Waiting invited = waiting.orElseThrow(InvalidInvitationException::new);
    Invitation invitation = invited.invitation();
    AuditEvent event =
        SystemEvents.of(
            invitation.organization(),
            clock.instant(),
            invitation.purpose() == Invitation.Purpose.JOIN
                ? "invitation.accept"
                : "password.reset",
            invitation.user(),
            origin);
    // Hashing takes long, so it is done before the transaction that uses the token.
    Optional<String> hashed =
        invited.setsPassword()
            ? Optional.of(checked(invited.account(), password))
            : Optional.empty();
    audit.change(
        store,
        event,
        tables -> {
          Waiting now =
              waiting(tables, hash)
                  .filter(current -> current.setsPassword() == hashed.isPresent())
                  .orElseThrow(InvalidInvitationException::new);
          use(tables, now, hashed);
          return now.account().id();
        });
    changes.changed(invitation.user());
    return invitation.user();
  }

  /**
   * Mails a token to set a new password, if the address belongs to somebody. Whether it does is not
   * told, and nothing that can be observed differs but a mail.
   *
   * @param email the address
   * @param origin where the request came from
   */
  public void forgot(EmailAddress email, RequestOrigin origin) {
    Instant now = clock.instant();
    UserId nobody = new UserId(OpaqueTokens.id(random).toString());
    OrganizationId nowhere = new OrganizationId(OpaqueTokens.id(random));
    store.evenly(
        tables -> {
          Optional<Account> account =
              tables.users().find(email).filter(found -> found.passwordHash().isPresent());
          UserId user = account.map(Account::id).orElse(nobody);
          OrganizationId organization =
              account.flatMap(Account::activeOrganization).orElse(nowhere);
          boolean active =
              tables
                  .users()
                  .find(user, organization)
                  .filter(member -> member.state() == MembershipState.ACTIVE)
                  .isPresent();
          boolean mailed = mailedJustNow(tables, user, organization, now);
          reset(tables, user, organization, now, origin);
          return active && !mailed;
        });
  }

  /**
   * Removes what expired a day ago; the host calls it from its scheduler.
   *
   * @return how many invitations
   */
  public int deleteExpired() {
    Instant before = clock.instant().minus(Duration.ofDays(1));
    return store.run(tables -> tables.invitations().deleteExpired(before));
  }

  private record Waiting(
      Invitation invitation, Account account, Membership member, boolean setsPassword) {}

  private Optional<Waiting> waiting(UserTransaction tables, String hash) {
    Instant now = clock.instant();
    return tables
        .invitations()
        .findByToken(hash)
        .filter(found -> found.endedAt().isEmpty() && found.expiresAt().isAfter(now))
        .flatMap(
            found ->
                tables
                    .users()
                    .find(found.user())
                    .flatMap(
                        account ->
                            tables
                                .users()
                                .find(found.user(), found.organization())
                                .filter(member -> expected(found, member))
                                .map(member -> waiting(tables, found, account, member))));
  }

  private static Waiting waiting(
      UserTransaction tables, Invitation invitation, Account account, Membership member) {
    boolean sets =
        invitation.purpose() == Invitation.Purpose.RESET_PASSWORD
            || account.passwordHash().isEmpty()
            || (account.temporaryUntil().isPresent()
                && !Provisioning.belongsElsewhere(tables.users(), member));
    return new Waiting(invitation, account, member, sets);
  }

  private static boolean expected(Invitation invitation, Membership member) {
    return invitation.purpose() == Invitation.Purpose.JOIN
        ? member.listed().state() == MembershipState.INVITED
        : member.state() == MembershipState.ACTIVE;
  }

  private String checked(Account account, Optional<Password> password) {
    Password chosen = password.orElseThrow(InvalidInvitationException::new);
    String address = account.email().key();
    rules.check(chosen, List.of(address.split("[@.]")));
    return hasher.hash(chosen, new PasswordSource("invited:" + account.id(), true));
  }

  private void use(UserTransaction tables, Waiting waiting, Optional<String> hashed) {
    Instant now = clock.instant();
    if (!Accounts.end(tables.invitations(), waiting.invitation(), now)) {
      throw new InvalidInvitationException();
    }
    if (hashed.isPresent()) {
      Accounts.endResets(tables, waiting.account().id(), now);
    }
    if (waiting.member().acceptedAt().isEmpty()) {
      Accounts.endSessions(tables.users(), waiting.member().accepted(now), now);
    }
    Account account = waiting.account();
    OrganizationId organization =
        account.activeOrganization().orElse(waiting.invitation().organization());
    Account changed = account.withActiveOrganization(Optional.of(organization));
    if (hashed.isPresent()) {
      Accounts.endEverything(tables.users(), changed.withPassword(hashed, Optional.empty()));
    } else if (!changed.equals(account)) {
      Accounts.write(tables.users(), changed);
    }
  }

  private static boolean mailedJustNow(
      UserTransaction tables, UserId user, OrganizationId organization, Instant now) {
    return tables.invitations().open(user, organization).stream()
        .filter(open -> open.purpose() == Invitation.Purpose.RESET_PASSWORD)
        .anyMatch(open -> open.expiresAt().isAfter(now.plus(RESET_LIFETIME).minus(RESET_PAUSE)));
  }

  /** Earlier tokens live on: who asks for one in another's name must not end theirs. */
  private void reset(
      UserTransaction tables,
      UserId user,
      OrganizationId organization,
      Instant now,
      RequestOrigin origin) {
    Invitation invitation =
        Invitation.open(
            OpaqueTokens.id(random),
            user,
            organization,
            Invitation.Purpose.RESET_PASSWORD,
            now.plus(RESET_LIFETIME));
    tables.invitations().insert(invitation);
    tables
        .outbox()
        .add(
            new OutboxItem(
                OpaqueTokens.id(random),
                organization,
                user,
                OutboxItem.Kind.MAIL_INVITATION,
                invitation.id().toString(),
                0,
                now));
    audit.append(
        tables,
        SystemEvents.of(organization, now, "password.forgot", user, origin)
            .with(Outcome.ATTEMPTED));
  }
}
