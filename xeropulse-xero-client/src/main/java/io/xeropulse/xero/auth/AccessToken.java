package io.xeropulse.xero.auth;

import java.time.Instant;

/** A bearer token and its end of life. Prints nothing of itself. Immutable and thread-safe. */
public final class AccessToken {
  private final String value;
  private final Instant expiresAt;

  /**
   * Creates a token.
   *
   * @param value what goes into the Authorization header after {@code Bearer}
   * @param expiresAt the first instant at which the server refuses it
   */
  public AccessToken(String value, Instant expiresAt) {
    this.value = value;
    this.expiresAt = expiresAt;
  }

  /**
   * The secret itself. Hand it to a header, never to a log or a message.
   *
   * @return the token's text
   */
  public String value() {
    return value;
  }

  /**
   * When it ends.
   *
   * @return the first instant at which the server refuses it
   */
  public Instant expiresAt() {
    return expiresAt;
  }

  @Override
  public String toString() {
    return "AccessToken[hidden]";
  }
}
