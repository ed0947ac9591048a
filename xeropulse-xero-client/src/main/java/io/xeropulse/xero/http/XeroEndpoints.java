package io.xeropulse.xero.http;

import io.xeropulse.core.InvalidConfigurationException;
import java.net.URI;

/**
 * Where Xero's services listen. Immutable.
 *
 * @param authorize where a person's browser is sent to give consent
 * @param token where tokens are issued and renewed
 * @param revocation where a grant is ended
 * @param api root of {@code /connections}, {@code /api.xro/2.0} and {@code /practicemanager/3.1}
 */
public record XeroEndpoints(URI authorize, URI token, URI revocation, URI api) {

  /**
   * Xero itself.
   *
   * @return its published addresses
   */
  public static XeroEndpoints production() {
    return new XeroEndpoints(
        URI.create("https://login.xero.com/identity/connect/authorize"),
        URI.create("https://identity.xero.com/connect/token"),
        URI.create("https://identity.xero.com/connect/revocation"),
        URI.create("https://api.xero.com"));
  }

  /**
   * One host that answers for all of Xero's, such as the sandbox.
   *
   * @param base its root, with or without a slash at the end
   * @return addresses under that root
   * @throws InvalidConfigurationException if the root is not an http or https address
   */
  public static XeroEndpoints at(URI base) {
    String root = base.toString().replaceAll("/+$", "");
    if (base.getHost() == null || !root.matches("https?://.*")) {
      throw new InvalidConfigurationException(
          "Xero's address must look like http://localhost:8080, but is " + base);
    }
    return new XeroEndpoints(
        URI.create(root + "/identity/connect/authorize"),
        URI.create(root + "/connect/token"),
        URI.create(root + "/connect/revocation"),
        URI.create(root));
  }
}
