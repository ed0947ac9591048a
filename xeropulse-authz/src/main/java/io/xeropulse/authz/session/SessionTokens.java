package io.xeropulse.authz.session;

import java.time.Instant;
import java.util.UUID;

/**
 * What a client holds: send both in cookies that scripts cannot read. The text form hides them.
 * Immutable.
 *
 * @param session the session's id
 * @param access the access token
 * @param accessExpiresAt when it ends
 * @param refresh the refresh token, good for one exchange
 * @param sessionEndsAt when the session ends, however busy it is
 */
public record SessionTokens(
    UUID session, String access, Instant accessExpiresAt, String refresh, Instant sessionEndsAt) {
  @Override
  public String toString() {
    return "SessionTokens[session " + session + "]";
  }
}
