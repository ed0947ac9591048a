package io.xeropulse.authz.embed;

import io.xeropulse.core.AuthenticationException;
import io.xeropulse.core.MalformedResponseException;
import io.xeropulse.core.SourceUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Reads a Metabase over its API with an API key whose group may see the dashboards. Thread-safe;
 * the HTTP client is the host's and is not closed.
 */
public final class MetabaseApi implements MetabaseReader {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient http;
  private final MetabaseSite site;
  private final String apiKey;

  /**
   * Creates a reader.
   *
   * @param http the host's HTTP client; it must not follow redirects, since the key would go along
   * @param site the Metabase
   * @param apiKey a key made in Metabase's admin settings
   */
  public MetabaseApi(HttpClient http, MetabaseSite site, String apiKey) {
    this.http = http;
    this.site = site;
    this.apiKey = apiKey;
  }

  @Override
  public String dashboard(int metabaseId) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(site.base() + "/api/dashboard/" + metabaseId))
            .header("x-api-key", apiKey)
            .header("Accept", "application/json")
            .timeout(TIMEOUT)
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      return body(metabaseId, response);
    } catch (IOException e) {
      throw new SourceUnavailableException("Metabase cannot be reached: check its address", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SourceUnavailableException("Reading Metabase was interrupted", e);
    }
  }

  private static String body(int metabaseId, HttpResponse<String> response) {
    int status = response.statusCode();
    if (status == 200) {
      return response.body();
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
