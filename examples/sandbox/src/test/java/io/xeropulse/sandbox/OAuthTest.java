package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OAuthTest {

  private static final String REDIRECT = "https://app.example.test/callback";
  // The worked pair of RFC 7636, appendix B.
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2025-07-01T00:00:00Z"));
  private final Sandbox sandbox =
      Sandbox.builder()
          .invoices(5)
          .jobs(1)
          .enforceScopes(true)
          .granularScopesOnly(true)
          .clock(now::get)
          .start();

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void shouldExchangeACodeWithItsVerifierAndWithoutASecret() {
    String code = code("accounting.invoices.read offline_access");

    JsonNode tokens = Client.json(redeem(code, VERIFIER));

    assertThat(tokens.path("expires_in").asInt()).isEqualTo(1800);
    assertThat(tokens.path("refresh_token").asText()).isNotEmpty();
    assertThat(tokens.path("scope").asText()).contains("accounting.invoices.read");
    assertThat(read(tokens, "Invoices")).isEqualTo(200);
  }

  @Test
  void shouldTakeACodeOnlyOnceOnlyWithItsVerifierAndOnlyForFiveMinutes() {
    String wrong = code("accounting.invoices.read");
    assertThat(redeem(wrong, VERIFIER.replace('d', 'e')).body()).contains("invalid_grant");

    String once = code("accounting.invoices.read");
    assertThat(redeem(once, VERIFIER).statusCode()).isEqualTo(200);
    assertThat(redeem(once, VERIFIER).body()).contains("invalid_grant");

    String late = code("accounting.invoices.read");
    now.set(now.get().plus(Duration.ofMinutes(6)));
    assertThat(redeem(late, VERIFIER).body()).contains("invalid_grant");
  }

  @Test
  void shouldRotateRefreshTokensAndTakeTheOneBeforeForHalfAnHour() {
    JsonNode first = Client.json(redeem(code("accounting.invoices.read offline_access"), VERIFIER));
    String old = first.path("refresh_token").asText();

    JsonNode second = Client.json(refresh(old));
    assertThat(second.path("refresh_token").asText()).isNotEqualTo(old);
    now.set(now.get().plus(Duration.ofMinutes(29)));
    assertThat(refresh(old).statusCode()).as("within the grace").isEqualTo(200);
    now.set(now.get().plus(Duration.ofMinutes(2)));
    assertThat(refresh(old).body()).as("after the grace").contains("invalid_grant");
    assertThat(refresh(second.path("refresh_token").asText()).statusCode()).isEqualTo(200);
  }

  @Test
  void shouldForgetARefreshTokenUnusedForSixtyDays() {
    JsonNode tokens =
        Client.json(redeem(code("accounting.invoices.read offline_access"), VERIFIER));
    now.set(now.get().plus(Duration.ofDays(61)));

    assertThat(refresh(tokens.path("refresh_token").asText()).body()).contains("invalid_grant");
  }

  @Test
  void shouldGiveNoRefreshTokenWithoutOfflineAccess() {
    assertThat(Client.json(redeem(code("accounting.invoices.read"), VERIFIER)).has("refresh_token"))
        .isFalse();
  }

  @Test
  void shouldEndTokensAndConnectionsWhenAConsentIsRevoked() {
    JsonNode tokens =
        Client.json(redeem(code("accounting.invoices.read offline_access"), VERIFIER));

    HttpResponse<String> revoked =
        post(
            "/connect/revocation",
            "client_id=sandbox-client&client_secret=sandbox-secret&token="
                + tokens.path("refresh_token").asText());

    assertThat(revoked.statusCode()).isEqualTo(200);
    assertThat(revoked.body()).isEmpty();
    assertThat(read(tokens, "Invoices")).isEqualTo(401);
    assertThat(refresh(tokens.path("refresh_token").asText()).body()).contains("invalid_grant");
  }

  @Test
  void shouldOpenOnlyWhatTheScopesName() {
    JsonNode tokens =
        Client.json(
            redeem(
                code("accounting.invoices.read accounting.reports.trialbalance.read"), VERIFIER));

    assertThat(read(tokens, "Invoices")).isEqualTo(200);
    assertThat(read(tokens, "Reports/TrialBalance")).isEqualTo(200);
    assertThat(read(tokens, "Payments")).isEqualTo(401);
    assertThat(read(tokens, "Reports/BalanceSheet")).isEqualTo(401);
  }

  @Test
  void shouldRefuseBroadScopesToAnAppOfToday() {
    assertThat(authorize("accounting.transactions.read", REDIRECT)).contains("error=invalid_scope");
  }

  @Test
  void shouldRefuseARedirectThatIsNeitherHttpsNorLocalhost() {
    HttpResponse<String> response =
        Client.send(
            HttpRequest.newBuilder(
                authorizeUri("accounting.invoices.read", "http://127.0.0.1:8080/callback")));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(authorize("accounting.invoices.read", "http://localhost:8080/cb"))
        .startsWith("http://localhost:8080/cb?code=");
  }

  @Test
  void shouldDisconnectATenant() {
    JsonNode tokens = Client.json(redeem(code("accounting.invoices.read"), VERIFIER));
    String bearer = "Bearer " + tokens.path("access_token").asText();
    URI connections = sandbox.baseUrl().resolve("/connections");
    String id =
        Client.json(
                Client.send(HttpRequest.newBuilder(connections).header("Authorization", bearer)))
            .get(0)
            .path("id")
            .asText();

    HttpResponse<String> deleted =
        Client.send(
            HttpRequest.newBuilder(sandbox.baseUrl().resolve("/connections/" + id))
                .header("Authorization", bearer)
                .DELETE());

    assertThat(deleted.statusCode()).isEqualTo(204);
    assertThat(read(tokens, "Invoices")).isEqualTo(403);
  }

  private int read(JsonNode tokens, String resource) {
    return Client.send(
            HttpRequest.newBuilder(sandbox.baseUrl().resolve("/api.xro/2.0/" + resource))
                .header("Authorization", "Bearer " + tokens.path("access_token").asText())
                .header("Accept", "application/json")
                .header("xero-tenant-id", sandbox.xeroTenantId()))
        .statusCode();
  }

  private String code(String scope) {
    String location = authorize(scope, REDIRECT);
    assertThat(location).contains("state=s%26t");
    return location.replaceAll(".*[?&]code=([^&]+).*", "$1");
  }

  private String authorize(String scope, String redirect) {
    return Client.send(HttpRequest.newBuilder(authorizeUri(scope, redirect)))
        .headers()
        .firstValue("Location")
        .orElseThrow();
  }

  private URI authorizeUri(String scope, String redirect) {
    return sandbox
        .baseUrl()
        .resolve(
            "/identity/connect/authorize?response_type=code&client_id=sandbox-client&state=s%26t"
                + "&code_challenge_method=S256&code_challenge="
                + CHALLENGE
                + "&scope="
                + scope.replace(" ", "%20")
                + "&redirect_uri="
                + URLEncoder.encode(redirect, StandardCharsets.UTF_8));
  }

  private HttpResponse<String> redeem(String code, String verifier) {
    return post(
        "/connect/token",
        "grant_type=authorization_code&client_id=sandbox-client&code="
            + code
            + "&redirect_uri="
            + URLEncoder.encode(REDIRECT, StandardCharsets.UTF_8)
            + "&code_verifier="
            + verifier);
  }

  private HttpResponse<String> refresh(String token) {
    return post(
        "/connect/token",
        "grant_type=refresh_token&client_id=sandbox-client&refresh_token=" + token);
  }

  private HttpResponse<String> post(String path, String form) {
    return Client.send(
        HttpRequest.newBuilder(sandbox.baseUrl().resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }
}
