package io.xeropulse.core.grant;

import io.xeropulse.core.model.OrganizationId;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A consent that a person was asked for. Keep it in that person's session, on the server, until the
 * browser comes back. Prints no secret. Immutable.
 *
 * @param address where to send the person's browser
 * @param state what the browser must bring back, against forged answers
 * @param codeVerifier the secret half of the PKCE pair (RFC 7636)
 * @param organization for which organization it was asked, or null if for none in particular
 */
public record ConsentRequest(
    URI address, String state, String codeVerifier, @Nullable OrganizationId organization) {

  /**
   * A consent for no organization in particular.
   *
   * @param address where to send the person's browser
   * @param state what the browser must bring back
   * @param codeVerifier the secret half of the PKCE pair
   */
  public ConsentRequest(URI address, String state, String codeVerifier) {
    this(address, state, codeVerifier, null);
  }

  /**
   * The same for one organization.
   *
   * @param asking the only organization that its answer connects
   * @return a copy
   */
  public ConsentRequest of(OrganizationId asking) {
    return new ConsentRequest(address, state, codeVerifier, asking);
  }

  @Override
  public String toString() {
    return "ConsentRequest[hidden]";
  }
}
