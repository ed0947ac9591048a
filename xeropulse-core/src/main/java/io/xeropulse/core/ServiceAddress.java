package io.xeropulse.core;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The root of a service that is called with a secret: https, or http on this machine, without user,
 * query or fragment, which would be sent, logged or cut off with it. Immutable, hence thread-safe.
 *
 * @param root the address, without a slash at its end
 */
public record ServiceAddress(URI root) {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(0*:)*:?0*1]");

  /**
   * Checks an address.
   *
   * @throws InvalidConfigurationException if a secret is not safe there; the message does not
   *     repeat the address, which may hold one
   */
  public ServiceAddress {
    String scheme = root.getScheme() == null ? "" : root.getScheme().toLowerCase(Locale.ROOT);
    String host = root.getHost() == null ? "" : root.getHost().toLowerCase(Locale.ROOT);
    boolean local = LOOPBACK.matcher(host).matches();
    boolean sealed = scheme.equals("https") || (scheme.equals("http") && local);
    if (host.isEmpty()
        || !sealed
        || root.getRawUserInfo() != null
        || root.getRawQuery() != null
        || root.getRawFragment() != null) {
      throw new InvalidConfigurationException(
          "A service's address must look like https://service.example (http only on this machine),"
              + " without user, query or fragment; correct the configured one");
    }
    root = URI.create(root.toString().replaceAll("/+$", ""));
  }

  /**
   * Reads an address.
   *
   * @param text the address; blanks around it do not count
   * @return the address
   * @throws InvalidConfigurationException if it is none, or a secret is not safe there
   */
  public static ServiceAddress of(String text) {
    try {
      return new ServiceAddress(new URI(text.strip()));
    } catch (URISyntaxException e) {
      // The cause would repeat the text.
      throw new InvalidConfigurationException(
          "A service's address must look like https://service.example, but is no address at all");
    }
  }

  /**
   * An address under this one.
   *
   * @param path from a slash on
   * @return the whole address
   */
  public URI at(String path) {
    return URI.create(root + path);
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
