package io.xeropulse.authz.user;

import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.model.OrganizationId;
import java.time.Instant;

/**
 * Conditional writes of rows that were read before: each succeeds only if nobody changed the row
 * meanwhile. Thread-safe.
 */
public final class Accounts {
  private Accounts() {}

  /**
   * Writes an account as it shall be, and ends everything issued to it.
   *
   * @param users the table
   * @param account the account as read, or changed but for its versions
   * @return the account as written
   * @throws ConcurrentChangeException if somebody else changed it
   */
  public static Account endEverything(UserTable users, Account account) {
    return written(users, account.next(true));
  }

  /**
   * Writes an account as it shall be.
   *
   * @param users the table
   * @param account the account as read, or changed but for its versions
   * @return the account as written
   * @throws ConcurrentChangeException if somebody else changed it
   */
  public static Account write(UserTable users, Account account) {
    return written(users, account.next(false));
  }

  private static Account written(UserTable users, Account next) {
    require(users.update(next));
    return next;
  }

  static void write(UserTable users, Membership membership, Instant now) {
    require(users.update(membership.next(false, now)));
  }

  /** Writes a membership, and ends its sessions, which are one organization's alone. */
  static void endSessions(UserTable users, Membership membership, Instant now) {
    require(users.update(membership.next(true, now)));
  }

  /** Ends an invitation; false when somebody else was quicker. */
  static boolean end(InvitationTable invitations, Invitation invitation, Instant now) {
    return invitations.update(invitation.ended(now));
  }

  /** Whichever way the password was set, mailed tokens to set it are good for nothing more. */
  public static void endResets(UserTransaction tables, UserId user, Instant now) {
    tables.users().membershipsOf(user).stream()
        .flatMap(member -> tables.invitations().open(user, member.organization()).stream())
        .filter(open -> open.purpose() == Invitation.Purpose.RESET_PASSWORD)
        .forEach(open -> end(tables.invitations(), open, now));
  }

  /** Once a temporary password was used, what invited its owner is good for nothing more. */
  public static void endJoining(
      InvitationTable invitations, UserId user, OrganizationId organization, Instant now) {
    invitations.open(user, organization).stream()
        .filter(open -> open.purpose() == Invitation.Purpose.JOIN)
        .forEach(open -> end(invitations, open, now));
  }

  static void require(boolean written) {
    if (!written) {
      throw new ConcurrentChangeException();
    }
  }
}
