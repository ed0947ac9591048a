package io.xeropulse.core.grant;

import java.net.URI;

/**
 * A consent that a person was asked for. Keep it in that person's session, on the server, until the
 * browser comes back. Prints no secret. Immutable.
 *
 * @param address where to send the person's browser
 * @param state what the browser must bring back, against forged answers
 * @param codeVerifier the secret half of the PKCE pair (RFC 7636)
 */
public record ConsentRequest(URI address, String state, String codeVerifier) {
  @Override
  public String toString() {
    return "ConsentRequest[hidden]";
  }
}
