package io.xeropulse.xero.auth;

/**
 * Where a transport gets its access token: one source per grant, shared by every tenant that the
 * grant reaches. Implementations are thread-safe and renew a token at most once at a time.
 */
public interface TokenSource {

  /**
   * A token that should be accepted now, renewed first if it is near its end.
   *
   * @return the token
   * @throws io.xeropulse.core.AuthenticationException if the credentials are refused
   * @throws io.xeropulse.core.SourceUnavailableException if the identity service cannot be reached
   */
  AccessToken accessToken();

  /**
   * Hears that the server refused a token, so that the next {@link #accessToken()} is another one.
   *
   * @param refused the token that was refused; ignored if it is not the current one any more
   */
  void invalidate(AccessToken refused);
}
