package io.xeropulse.authz.session;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A refresh token as stored: its hash, never itself. Immutable.
 *
 * @param hash SHA-256 of the token, in hexadecimal
 * @param session the session it belongs to
 * @param salt what, with the token itself, gives its one successor; in hexadecimal
 * @param usedAt when it was exchanged, or empty
 */
public record RefreshToken(String hash, UUID session, String salt, Optional<Instant> usedAt) {
  @Override
  public String toString() {
    return "RefreshToken[session " + session + "]";
  }
}
