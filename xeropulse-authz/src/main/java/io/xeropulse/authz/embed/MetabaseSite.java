package io.xeropulse.authz.embed;

import io.xeropulse.core.InvalidConfigurationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * A Metabase that shows our tokens, either in an iframe or through its guest embedding. Immutable,
 * hence thread-safe.
 */
public final class MetabaseSite {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final String base;

  private MetabaseSite(String base) {
    this.base = base;
  }

  /**
   * Names the site.
   *
   * @param url its address: https, or http on this machine; without query, fragment or user
   * @return the site
   * @throws InvalidConfigurationException if the address is anything else, since the token in it
   *     would travel in clear
   */
  public static MetabaseSite of(String url) {
    URI uri;
    try {
      uri = new URI(url.strip());
    } catch (URISyntaxException e) {
      throw new InvalidConfigurationException("The Metabase site URL is not a URL", e);
    }
    String host = uri.getHost();
    boolean safe =
        host != null
            && ("https".equalsIgnoreCase(uri.getScheme())
                || ("http".equalsIgnoreCase(uri.getScheme()) && LOOPBACK.contains(host)));
    if (!safe
        || uri.getRawUserInfo() != null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null) {
      throw new InvalidConfigurationException(
          "The Metabase site URL must be https (http only on this machine), without user, query"
              + " or fragment");
    }
    return new MetabaseSite(uri.toString().replaceAll("/+$", ""));
  }

  /**
   * The address to put into an iframe.
   *
   * @param token the token
   * @param appearance how the dashboard looks
   * @return a URL that carries the token: never log it
   */
  public String iframeUrl(EmbedToken token, EmbedAppearance appearance) {
    return base + "/embed/dashboard/" + token.jwt() + "#" + appearance.fragment();
  }

  /**
   * The body that Metabase's {@code guestEmbedProviderUri} expects.
   *
   * @param token the token
   * @return JSON that carries the token: never log it
   */
  public static String guestReply(EmbedToken token) {
    return "{\"jwt\":\"" + token.jwt() + "\"}";
  }

  String base() {
    return base;
  }
}
