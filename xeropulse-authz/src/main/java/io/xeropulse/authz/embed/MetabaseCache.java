package io.xeropulse.authz.embed;

import io.xeropulse.authz.internal.KeyedHttp;
import io.xeropulse.core.AuthenticationException;
import io.xeropulse.core.MalformedResponseException;
import io.xeropulse.core.NotEntitledException;
import io.xeropulse.core.SourceUnavailableException;
import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.sync.refresh.DashboardCache;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Empties the caches of Metabase's dashboards, which its Pro and Enterprise editions can and its
 * open-source edition cannot. A call takes 30 seconds at most. Thread-safe; the HTTP client is the
 * host's and is not closed.
 */
public final class MetabaseCache implements DashboardCache {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private static final int LARGEST_ANSWER = 1 << 20;

  private final KeyedHttp http;
  private final MetabaseSite site;
  private final String apiKey;

  /**
   * Creates an adapter.
   *
   * @param http the host's HTTP client; it must not follow redirects, since the key would go along
   * @param site the Metabase
   * @param apiKey a key made in Metabase's admin settings, of a group that may write the dashboards
   * @throws io.xeropulse.core.InvalidConfigurationException if the client follows redirects
   */
  public MetabaseCache(HttpClient http, MetabaseSite site, String apiKey) {
    this.http = new KeyedHttp(http, "Metabase", TIMEOUT, LARGEST_ANSWER);
    this.site = site;
    this.apiKey = apiKey;
  }

  @Override
  public void invalidate(Set<Integer> dashboards) {
    if (dashboards.isEmpty()) {
      return;
    }
    int status = http.send(request(dashboards)).statusCode();
    if (status < 200 || status >= 300) {
      throw refused(status, dashboards);
    }
  }

  /** Metabase reads the query only; {@code include=overrides} reaches the questions inside too. */
  private HttpRequest request(Set<Integer> dashboards) {
    String numbers =
        new TreeSet<>(dashboards)
            .stream().map(number -> "&dashboard=" + number).collect(Collectors.joining());
    return HttpRequest.newBuilder(site.at("/api/cache/invalidate?include=overrides" + numbers))
        .header("x-api-key", apiKey)
        .header("Accept", "application/json")
        .POST(HttpRequest.BodyPublishers.noBody())
        .build();
  }

  private static XeroPulseException refused(int status, Set<Integer> dashboards) {
    String what =
        "Metabase answered "
            + status
            + " to emptying the cache of dashboards "
            + new TreeSet<>(dashboards);
    return switch (status) {
      case 402 ->
          new NotEntitledException(
              what
                  + ": only its Pro and Enterprise editions can; show how old the figures are"
                  + " instead");
      case 401 -> new AuthenticationException(what + ": check the API key");
      case 403 ->
          new NotEntitledException(what + ": let the API key's group write these dashboards");
      case 404 ->
          new MalformedResponseException(
              what
                  + ": one is unknown or holds no question, or this Metabase is older than version"
                  + " 50");
      default ->
          status >= 500
              ? new SourceUnavailableException(what + ": try again later")
              : new MalformedResponseException(
                  what + ": compare its version with what is supported");
    };
  }

  @Override
  public String toString() {
    return "MetabaseCache[hidden]";
  }
}
