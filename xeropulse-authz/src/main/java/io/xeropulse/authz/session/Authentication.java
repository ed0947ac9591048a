package io.xeropulse.authz.session;

import io.xeropulse.authz.scope.Principal;
import java.time.Instant;
import java.util.UUID;

/** Whether a request comes from a live session. Immutable. */
public sealed interface Authentication {

  /**
   * It does.
   *
   * @param principal who asks, with today's role and assignments
   * @param session the session
   * @param expiresAt when the access token ends
   * @param refreshDue whether the client should refresh now
   */
  record Authenticated(Principal principal, UUID session, Instant expiresAt, boolean refreshDue)
      implements Authentication {}

  /**
   * It does not.
   *
   * @param reason why, for logs; tell the client only to log in
   */
  record Unauthenticated(Reason reason) implements Authentication {}

  /** Why a request does not come from a live session. */
  enum Reason {
    /** The token is malformed, forged, not ours, or has ended. */
    INVALID_TOKEN,
    /** The session was ended or has lasted long enough. */
    SESSION_ENDED,
    /** Rights changed since: role, password, deactivation, logout everywhere. */
    REVOKED
  }
}
