package io.xeropulse.sandbox;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** A plain HTTP client for the tests, which knows nothing the wire does not say. */
final class Client {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Sandbox sandbox;
  private final String token;

  Client(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.token = json(token(sandbox, sandbox.clientSecret())).path("access_token").asText();
  }

  static HttpResponse<String> token(Sandbox sandbox, String secret) {
    String basic =
        Base64.getEncoder()
            .encodeToString((sandbox.clientId() + ":" + secret).getBytes(StandardCharsets.UTF_8));
    return send(
        HttpRequest.newBuilder(sandbox.baseUrl().resolve("/connect/token"))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials")));
  }

  String authorization() {
    return "Bearer " + token;
  }

  HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(sandbox.baseUrl().resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Accept", "application/json");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  HttpResponse<String> xero(String path, String... headers) {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "xero-tenant-id";
    all[headers.length + 1] = sandbox.xeroTenantId();
    return get("/api.xro/2.0/" + path, all);
  }

  JsonNode xeroJson(String path, String... headers) {
    return json(xero(path, headers));
  }

  HttpResponse<String> xpm(String path) {
    return get("/practicemanager/3.1/" + path, "xero-tenant-id", sandbox.xpmTenantId());
  }

  JsonNode xpmJson(String path) {
    return json(xpmAsJson(path));
  }

  HttpResponse<String> xpmAsJson(String path) {
    return get(
        "/practicemanager/3.1/" + path,
        "xero-tenant-id",
        sandbox.xpmTenantId(),
        "Xero-Features",
        "practice-strict-content-type");
  }

  static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException notJson) {
      throw new UncheckedIOException(response.body(), notJson);
    }
  }

  static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
