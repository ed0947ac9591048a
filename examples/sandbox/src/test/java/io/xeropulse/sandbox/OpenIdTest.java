package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A client that knows only the issuer finds everything else, and can check what it is told. */
class OpenIdTest {

  private static final Instant NOW = Instant.parse("2025-07-01T00:00:00Z");
  private static final String REDIRECT = "http://localhost/callback";
  private static final String ALL =
      "openid profile email offline_access accounting.settings accounting.transactions";

  @RegisterExtension
  static final Sandbox SANDBOX =
      Sandbox.builder().seed(17).invoices(5).jobs(1).clock(() -> NOW).build();

  @Test
  void shouldDescribeItselfUnderTheAddressThatWasCalled() {
    JsonNode document = get("/.well-known/openid-configuration", "");

    assertThat(document.path("issuer").asText()).isEqualTo(SANDBOX.baseUrl().toString());
    for (String endpoint : List.of("authorization", "token", "userinfo", "revocation")) {
      assertThat(document.path(endpoint + "_endpoint").asText())
          .startsWith(SANDBOX.baseUrl() + "/");
    }
    assertThat(document.path("scopes_supported").toString())
        .contains("openid", "accounting.invoices.read", "practicemanager.time.read");
    assertThat(get("/.well-known/openid-configuration/jwks", "").at("/keys/0/kty").asText())
        .isEqualTo("RSA");
  }

  @Test
  void shouldSignAnIdTokenThatNamesTheUser() throws Exception {
    JsonNode tokens = consent(ALL, "n-0S6");
    JsonNode claims = verified(tokens.path("id_token").asText());

    assertThat(claims.path("iss").asText()).isEqualTo(SANDBOX.baseUrl().toString());
    assertThat(claims.path("aud").asText()).isEqualTo("sandbox-client");
    assertThat(claims.path("nonce").asText()).isEqualTo("n-0S6");
    assertThat(claims.path("iat").asLong()).isEqualTo(NOW.getEpochSecond());
    assertThat(claims.path("exp").asLong()).isEqualTo(NOW.getEpochSecond() + 300);
    byte[] hash =
        MessageDigest.getInstance("SHA-256")
            .digest(tokens.path("access_token").asText().getBytes(StandardCharsets.US_ASCII));
    assertThat(Base64.getUrlDecoder().decode(claims.path("at_hash").asText()))
        .isEqualTo(Arrays.copyOf(hash, 16));
    JsonNode user = new Client(SANDBOX).xeroJson("Users").at("/Users/0");
    assertThat(claims.path("xero_userid").asText()).isEqualTo(user.path("UserID").asText());
    assertThat(claims.path("email").asText()).isEqualTo(user.path("EmailAddress").asText());
    assertThat(claims.path("given_name").asText()).isEqualTo(user.path("FirstName").asText());
    assertThat(claims.path("family_name").asText()).isEqualTo(user.path("LastName").asText());
    assertThat(claims.path("global_session_id").asText()).isNotEmpty();
    assertThat(claims.path("sub").asText())
        .isNotEmpty()
        .isEqualTo(
            get("/connect/userinfo", tokens.path("access_token").asText()).path("sub").asText());
  }

  @Test
  void shouldTellOnlyWhatWasConsentedTo() throws Exception {
    assertThat(consent("accounting.settings", "").has("id_token")).isFalse();

    JsonNode claims = verified(consent("openid", "").path("id_token").asText());
    assertThat(claims.has("email")).isFalse();
    assertThat(claims.has("given_name")).isFalse();
    assertThat(claims.has("nonce")).isFalse();
  }

  @Test
  void shouldSignANewIdTokenWhenTokensAreRefreshed() throws Exception {
    JsonNode first = consent(ALL, "once");
    JsonNode second =
        post(
            "grant_type=refresh_token&client_id=sandbox-client&client_secret=sandbox-secret"
                + "&refresh_token="
                + first.path("refresh_token").asText());

    JsonNode before = verified(first.path("id_token").asText());
    JsonNode after = verified(second.path("id_token").asText());
    assertThat(after.path("sub").asText()).isEqualTo(before.path("sub").asText());
    assertThat(after.path("sid").asText()).isEqualTo(before.path("sid").asText());
    assertThat(after.path("at_hash").asText()).isNotEqualTo(before.path("at_hash").asText());
  }

  @Test
  void shouldSignAccessTokensThatTellTheirConsent() throws Exception {
    JsonNode tokens = consent("openid accounting.settings", "");
    JsonNode claims = verified(tokens.path("access_token").asText());

    assertThat(claims.path("scope").toString()).isEqualTo("[\"accounting.settings\",\"openid\"]");
    assertThat(claims.path("client_id").asText()).isEqualTo("sandbox-client");
    String event = claims.path("authentication_event_id").asText();
    String bearer = tokens.path("access_token").asText();
    assertThat(get("/connections?authEventId=" + event, bearer)).hasSize(1);
    assertThat(get("/connections?authEventId=" + SANDBOX.xeroTenantId(), bearer)).isEmpty();
  }

  private static JsonNode verified(String token) throws GeneralSecurityException, IOException {
    String[] parts = token.split("\\.", -1);
    JsonNode key = get("/.well-known/openid-configuration/jwks", "").at("/keys/0");
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(
        KeyFactory.getInstance("RSA")
            .generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e"))));
    signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    assertThat(json(parts[0]).path("kid")).isEqualTo(key.path("kid"));
    return json(parts[1]);
  }

  private static BigInteger number(JsonNode key, String name) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(name).asText()));
  }

  private static JsonNode json(String part) throws IOException {
    return new JsonMapper().readTree(Base64.getUrlDecoder().decode(part));
  }

  private static JsonNode consent(String scope, String nonce) {
    String location =
        Client.send(
                HttpRequest.newBuilder(
                    SANDBOX
                        .baseUrl()
                        .resolve(
                            "/identity/connect/authorize?response_type=code&state=x"
                                + "&client_id=sandbox-client&redirect_uri="
                                + REDIRECT
                                + (nonce.isEmpty() ? "" : "&nonce=" + nonce)
                                + "&scope="
                                + scope.replace(" ", "%20"))))
            .headers()
            .firstValue("Location")
            .orElseThrow();
    return post(
        "grant_type=authorization_code&client_id=sandbox-client&client_secret=sandbox-secret"
            + "&redirect_uri="
            + REDIRECT
            + "&code="
            + location.replaceAll(".*[?&]code=([^&]+).*", "$1"));
  }

  private static JsonNode post(String form) {
    return Client.json(
        Client.send(
            HttpRequest.newBuilder(SANDBOX.baseUrl().resolve("/connect/token"))
                .POST(BodyPublishers.ofString(form))));
  }

  private static JsonNode get(String path, String bearer) {
    return Client.json(
        Client.send(
            HttpRequest.newBuilder(SANDBOX.baseUrl().resolve(path))
                .header("Authorization", "Bearer " + bearer)));
  }
}
