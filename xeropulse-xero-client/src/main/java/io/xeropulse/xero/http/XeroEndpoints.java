package io.xeropulse.xero.http;

import io.xeropulse.core.ServiceAddress;
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
   * Checks the addresses, as secrets and tokens go to all of them.
   *
   * @throws io.xeropulse.core.InvalidConfigurationException if one is neither https nor http on
   *     this machine, or has a user, query or fragment
   */
  public XeroEndpoints {
    authorize = new ServiceAddress(authorize).root();
    token = new ServiceAddress(token).root();
    revocation = new ServiceAddress(revocation).root();
    api = new ServiceAddress(api).root();
  }

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
   * @throws io.xeropulse.core.InvalidConfigurationException if the root is neither https nor http
   *     on this machine, or has a user, query or fragment
   */
  public static XeroEndpoints at(URI base) {
    ServiceAddress root = new ServiceAddress(base);
    return new XeroEndpoints(
        root.at("/identity/connect/authorize"),
        root.at("/connect/token"),
        root.at("/connect/revocation"),
        root.root());
  }
}
