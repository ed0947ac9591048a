package io.xeropulse.authz.session;

import io.xeropulse.authz.scope.Principal;
import io.xeropulse.authz.scope.Standing;
import java.time.Instant;

/**
 * A session with its account's rights, as read at one moment.
 *
 * @param session the session
 * @param authVersion the account's version
 * @param principal the person in the session's organization
 */
record SessionView(Session session, long authVersion, Principal principal) {

  boolean ended(Instant now) {
    return session.endedAt().isPresent() || !now.isBefore(session.endsAt());
  }

  boolean revoked() {
    return session.authVersion() != authVersion || principal.standing() != Standing.ACTIVE;
  }
}
