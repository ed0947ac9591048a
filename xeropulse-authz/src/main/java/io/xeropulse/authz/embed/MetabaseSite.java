package io.xeropulse.authz.embed;

import io.xeropulse.core.ServiceAddress;
import java.net.URI;

/**
 * A Metabase that shows our tokens, either in an iframe or through its guest embedding. Immutable,
 * hence thread-safe.
 */
public final class MetabaseSite {
  private final ServiceAddress base;

  private MetabaseSite(ServiceAddress base) {
    this.base = base;
  }

  /**
   * Names the site.
   *
   * @param url its address: https, or http on this machine; without query, fragment or user
   * @return the site
   * @throws io.xeropulse.core.InvalidConfigurationException if the address is anything else, since
   *     the token in it would travel in clear
   */
  public static MetabaseSite of(String url) {
    return new MetabaseSite(ServiceAddress.of(url));
  }

  /**
   * The address to put into an iframe.
   *
   * @param token the token
   * @param appearance how the dashboard looks
   * @return a URL that carries the token: never log it
   */
  public String iframeUrl(EmbedToken token, EmbedAppearance appearance) {
    return base.at("/embed/dashboard/" + token.jwt() + "#" + appearance.fragment()).toString();
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

  URI at(String path) {
    return base.at(path);
  }
}
