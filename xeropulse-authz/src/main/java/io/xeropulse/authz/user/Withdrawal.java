package io.xeropulse.authz.user;

import io.xeropulse.authz.internal.OpaqueTokens;
import java.security.SecureRandom;
import java.time.Instant;

/**
 * Takes back an invitation that could not be delivered: no usable token, no half-made member and no
 * account that nobody can enter remains. Doing it twice is the same as once.
 */
final class Withdrawal {
  private final IdentityProvider identities;
  private final SecureRandom random;

  Withdrawal(IdentityProvider identities, SecureRandom random) {
    this.identities = identities;
    this.random = random;
  }

  void withdraw(UserTransaction tables, OutboxItem item, Instant now) {
    tables
        .invitations()
        .open(item.user(), item.organization())
        .forEach(invitation -> Accounts.end(tables.invitations(), invitation, now));
    UserTable users = tables.users();
    users
        .find(item.user(), item.organization())
        .filter(member -> member.state() == MembershipState.INVITED || temporary(users, member))
        .ifPresent(member -> users.delete(member.user(), member.organization()));
    if (users.membershipsOf(item.user()).isEmpty() && users.find(item.user()).isPresent()) {
      users.delete(item.user());
      if (identities.external()) {
        tables
            .outbox()
            .add(
                new OutboxItem(
                    OpaqueTokens.id(random),
                    item.organization(),
                    item.user(),
                    OutboxItem.Kind.DELETE_IDENTITY,
                    item.user().value(),
                    0,
                    now));
      }
    }
  }

  /** A member who has nothing but a temporary password that was never delivered. */
  private static boolean temporary(UserTable users, Membership member) {
    return users
        .find(member.user())
        .filter(account -> account.temporaryUntil().isPresent() && account.lastLogin().isEmpty())
        .isPresent();
  }
}
