package io.xeropulse.authz.embed;

import io.xeropulse.authz.internal.KeyedHttp;
import io.xeropulse.core.AuthenticationException;
import io.xeropulse.core.MalformedResponseException;
import io.xeropulse.core.SourceUnavailableException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Reads a Metabase over its API with an API key whose group may see the dashboards. A call takes 30
 * seconds at most and an answer 32 MiB. Thread-safe; the HTTP client is the host's and is not
 * closed.
 */
public final class MetabaseApi implements MetabaseReader {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private static final int LARGEST_DASHBOARD = 32 << 20;

  private final KeyedHttp http;
  private final MetabaseSite site;
  private final String apiKey;

  /**
   * Creates a reader.
   *
   * @param http the host's HTTP client; it must not follow redirects, since the key would go along
   * @param site the Metabase
   * @param apiKey a key made in Metabase's admin settings
   * @throws io.xeropulse.core.InvalidConfigurationException if the client follows redirects
   */
  public MetabaseApi(HttpClient http, MetabaseSite site, String apiKey) {
    this.http = new KeyedHttp(http, "Metabase", TIMEOUT, LARGEST_DASHBOARD);
    this.site = site;
    this.apiKey = apiKey;
  }

  @Override
  public String dashboard(int metabaseId) {
    HttpRequest request =
        HttpRequest.newBuilder(site.at("/api/dashboard/" + metabaseId))
            .header("x-api-key", apiKey)
            .header("Accept", "application/json")
            .build();
    return body(metabaseId, http.send(request));
  }

  private static String body(int metabaseId, HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status == 200) {
      return new String(response.body(), StandardCharsets.UTF_8);
    }
    if (status == 401 || status == 403) {
      throw new AuthenticationException(
          "Metabase refuses the API key for dashboard "
              + metabaseId
              + " ("
              + status
              + "): check the key and its group's permissions");
    }
    if (status == 404) {
      throw new MalformedResponseException(
          "Metabase has no dashboard " + metabaseId + ": correct the manifest's metabaseId");
    }
    throw new SourceUnavailableException(
        "Metabase answered " + status + " for dashboard " + metabaseId + ": try again later");
  }

  @Override
  public String toString() {
    return "MetabaseApi[hidden]";
  }
}
