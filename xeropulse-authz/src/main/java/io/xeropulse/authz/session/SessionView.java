package io.xeropulse.authz.session;

import io.xeropulse.authz.scope.Principal;
import io.xeropulse.authz.scope.Standing;
import io.xeropulse.authz.user.Account;
import io.xeropulse.authz.user.Membership;
import java.time.Instant;

/**
 * A session with its account's rights, as read at one moment.
 *
 * @param session the session
 * @param authVersion the account's version
 * @param membershipVersion the membership's version
 * @param principal the person in the session's organization
 */
record SessionView(Session session, long authVersion, long membershipVersion, Principal principal) {

  static SessionView of(Session session, Membership member, Account account) {
    return new SessionView(
        session, account.authVersion(), member.authVersion(), member.principal(account));
  }

  boolean ended(Instant now) {
    return session.endedAt().isPresent() || !now.isBefore(session.endsAt());
  }

  boolean revoked() {
    return session.authVersion() != authVersion
        || session.membershipVersion() != membershipVersion
        || principal.standing() != Standing.ACTIVE;
  }
}
