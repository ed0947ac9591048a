package io.xeropulse.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPInputStream;

/** Xero read as anyone would: the JDK's HTTP client, gzip and a bearer token. */
final class PlainXero {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;
  private final String tenant;
  private final String token;

  PlainXero(URI base, String id, String secret, String tenant)
      throws IOException, InterruptedException {
    this.base = base;
    this.tenant = tenant;
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve("/connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "grant_type=client_credentials&client_id=%s&client_secret=%s"
                        .formatted(id, secret)))
            .build();
    this.token =
        JSON.readTree(http.send(request, BodyHandlers.ofString()).body())
            .path("access_token")
            .asText();
  }

  /** Reads a list's answer; closing the stream is the caller's. */
  InputStream get(String pathAndQuery) throws IOException, InterruptedException {
    URI uri = base.resolve(pathAndQuery);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", "Bearer " + token)
            .header("xero-tenant-id", tenant)
            .header("Accept", "application/json")
            .header("Accept-Encoding", "gzip")
            .build();
    HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) {
      throw new IOException(uri + " answered " + response.statusCode());
    }
    boolean gzip = response.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
    return gzip ? new GZIPInputStream(response.body()) : response.body();
  }
}
