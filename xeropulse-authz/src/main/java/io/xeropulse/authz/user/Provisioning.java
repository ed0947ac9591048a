package io.xeropulse.authz.user;

import io.xeropulse.authz.internal.OpaqueTokens;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.model.OrganizationId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/**
 * The rows that make a person a member, and what has to follow after the commit. No secret is made
 * here: the token is made when the mail is sent, so that the outbox never holds one.
 */
final class Provisioning {
  private final UserSettings settings;
  private final IdentityProvider identities;
  private final SecureRandom random;

  Provisioning(UserSettings settings, IdentityProvider identities, SecureRandom random) {
    this.settings = settings;
    this.identities = identities;
    this.random = random;
  }

  UserId invite(
      UserTransaction tables,
      OrganizationId organization,
      Optional<UserId> by,
      NewUser person,
      UserId fresh,
      Instant now) {
    Account account =
        tables.users().find(person.email()).orElseGet(() -> newAccount(tables, person, fresh, now));
    Membership member = Membership.invited(account.id(), organization, person, by, now);
    if (!tables.users().insert(member)) {
      throw new DuplicateUserException();
    }
    // Also for who has an identity already: an entry of the log must not tell that.
    if (identities.external()) {
      enqueue(tables, member, OutboxItem.Kind.CREATE_IDENTITY, account.id().value(), now);
    } else {
      send(tables, member, now);
    }
    return account.id();
  }

  /** Ends what was sent before and has a new invitation mailed after the commit. */
  void send(UserTransaction tables, Membership member, Instant now) {
    tables
        .invitations()
        .open(member.user(), member.organization())
        .forEach(old -> Accounts.end(tables.invitations(), old, now));
    Invitation invitation =
        Invitation.open(
            OpaqueTokens.id(random),
            member.user(),
            member.organization(),
            Invitation.Purpose.JOIN,
            now.plus(settings.invitationLifetime()));
    tables.invitations().insert(invitation);
    boolean temporary = settings.temporaryPasswords() && !hasOwnPassword(tables.users(), member);
    enqueue(
        tables,
        member,
        temporary ? OutboxItem.Kind.MAIL_TEMPORARY_PASSWORD : OutboxItem.Kind.MAIL_INVITATION,
        invitation.id().toString(),
        now);
  }

  /** Whether a password exists that is the person's own, or another organization's to replace. */
  private static boolean hasOwnPassword(UserTable users, Membership member) {
    return users
        .find(member.user())
        .filter(
            account ->
                (account.passwordHash().isPresent() && account.temporaryUntil().isEmpty())
                    || belongsElsewhere(users, member))
        .isPresent();
  }

  /** Whether another organization's people rely on the account as it is. */
  static boolean belongsElsewhere(UserTable users, Membership member) {
    return users.membershipsOf(member.user()).stream()
        .filter(other -> !other.organization().equals(member.organization()))
        .anyMatch(other -> other.state() == MembershipState.ACTIVE);
  }

  /** Has the provider told after the commit, if there is one. */
  void tellProvider(UserTransaction tables, Membership member, OutboxItem.Kind kind, Instant now) {
    if (identities.external()) {
      enqueue(tables, member, kind, member.user().value(), now);
    }
  }

  private void enqueue(
      UserTransaction tables,
      Membership member,
      OutboxItem.Kind kind,
      String reference,
      Instant now) {
    tables
        .outbox()
        .add(
            new OutboxItem(
                OpaqueTokens.id(random),
                member.organization(),
                member.user(),
                kind,
                reference,
                0,
                now));
  }

  private static Account newAccount(
      UserTransaction tables, NewUser person, UserId fresh, Instant now) {
    Account account = Account.create(fresh, person.email(), now);
    if (!tables.users().insert(account)) {
      throw new ConcurrentChangeException();
    }
    return account;
  }
}
