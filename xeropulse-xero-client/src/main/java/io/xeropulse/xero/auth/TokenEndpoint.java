package io.xeropulse.xero.auth;

import com.fasterxml.jackson.core.JacksonException;
import io.xeropulse.core.AuthenticationException;
import io.xeropulse.core.MalformedResponseException;
import io.xeropulse.core.SourceUnavailableException;
import io.xeropulse.core.sync.transform.RejectedRecordException;
import io.xeropulse.xero.internal.wire.JsonDocument;
import io.xeropulse.xero.internal.wire.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import okhttp3.Credentials;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Talks to the identity service. A call ends after 30 seconds, or when the given client says. No
 * message of its errors holds a secret. Thread-safe.
 */
final class TokenEndpoint {
  private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded");
  private static final int LARGEST_ANSWER = 64 * 1024;

  /** Down to the last byte: the other time-outs begin again with each. */
  private static final Duration LONGEST_CALL = Duration.ofSeconds(30);

  private final OkHttpClient client;
  private final URI address;
  private final AppCredentials app;

  TokenEndpoint(OkHttpClient client, URI address, AppCredentials app) {
    OkHttpClient.Builder bounded =
        client.newBuilder().followRedirects(false).followSslRedirects(false);
    if (client.callTimeoutMillis() == 0) {
      bounded.callTimeout(LONGEST_CALL);
    }
    this.client = bounded.build();
    this.address = address;
    this.app = app;
  }

  /** Names the app in the form where it has no secret to name itself with in a header. */
  void identify(Map<String, String> form) {
    if (app.clientSecret() == null) {
      form.put("client_id", app.clientId());
    }
  }

  /** Posts a form and returns the fields of the answer. */
  JsonObject post(Map<String, String> form) {
    Request.Builder request =
        new Request.Builder()
            .url(address.toString())
            .header("Accept", "application/json")
            .post(RequestBody.create(encoded(form).getBytes(StandardCharsets.UTF_8), FORM));
    String secret = app.clientSecret();
    if (secret != null) {
      request.header(
          "Authorization", Credentials.basic(app.clientId(), secret, StandardCharsets.UTF_8));
    }
    try (Response response = client.newCall(request.build()).execute()) {
      InputStream body = Objects.requireNonNull(response.body()).byteStream();
      byte[] answer = body.readNBytes(LARGEST_ANSWER);
      if (response.isSuccessful()) {
        return answer.length == 0
            ? JsonDocument.objects(new byte[] {'{', '}'}).get(0)
            : read(answer);
      }
      throw refused(response.code(), answer);
    } catch (IOException failure) {
      throw new SourceUnavailableException(
          "%s did not answer (%s); check the address and the network"
              .formatted(address, failure.getClass().getSimpleName()),
          failure);
    }
  }

  private JsonObject read(byte[] answer) {
    JsonObject fields = firstObject(answer);
    if (fields == null) {
      throw new MalformedResponseException(
          "%s answered something that is not a token answer; check the address and proxies in between"
              .formatted(address));
    }
    return fields;
  }

  private RuntimeException refused(int status, byte[] answer) {
    JsonObject fields = firstObject(answer);
    String error = fields == null ? null : knownError(fields);
    String said = error == null ? "" : " " + error;
    if (status == 429 || status >= 500) {
      return new SourceUnavailableException(
          "%s answered %d%s; try again later".formatted(address, status, said));
    }
    return new GrantRefusedException(
        error == null ? "" : error,
        "%s answered %d%s for client %s; %s"
            .formatted(address, status, said, app.clientId(), advice(error)));
  }

  private static String advice(@Nullable String error) {
    if ("invalid_grant".equals(error)) {
      return "the consent is used up or withdrawn, so a person must connect again";
    }
    if ("invalid_scope".equals(error)) {
      return "the app may not ask for these scopes; check them, new apps know granular ones only";
    }
    return "check the client id and the client secret of the app in Xero's developer portal";
  }

  /** Only OAuth's own words: any other text could repeat what was sent. */
  private static @Nullable String knownError(JsonObject fields) {
    try {
      String error = fields.text("error");
      return error != null && error.matches("[a-z_]{1,40}") ? error : null;
    } catch (RejectedRecordException notText) {
      return null;
    }
  }

  private static @Nullable JsonObject firstObject(byte[] answer) {
    try {
      List<JsonObject> objects = JsonDocument.objects(answer);
      return objects.isEmpty() ? null : objects.get(0);
    } catch (JacksonException notJson) {
      return null;
    }
  }

  /** As a form, but with %20 for a space: Xero takes a plus between scopes for part of one. */
  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The identity service said no, and this is its word for why. */
  static final class GrantRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String error;

    GrantRefusedException(String error, String message) {
      super(message);
      this.error = error;
    }

    String error() {
      return error;
    }

    AuthenticationException forCallers() {
      return new AuthenticationException(Objects.requireNonNull(getMessage()));
    }
  }
}
