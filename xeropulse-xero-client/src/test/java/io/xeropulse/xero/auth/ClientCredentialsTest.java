package io.xeropulse.xero.auth;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import io.xeropulse.core.AuthenticationException;
import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.MalformedResponseException;
import io.xeropulse.core.SourceUnavailableException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WireMockTest
class ClientCredentialsTest {
  private static final String SECRET = "s3cr3t-value";

  private Instant now = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void shouldProveItselfInTheHeaderAndKeepTheTokenForMostOfItsLife(WireMockRuntimeInfo xero) {
    stubFor(
        post("/connect/token")
            .willReturn(okJson("{\"access_token\":\"at-1\",\"expires_in\":1800}")));
    TokenSource tokens =
        tokens(xero, Scopes.of("accounting.settings.read", "accounting.contacts.read"));

    AccessToken first = tokens.accessToken();
    now = now.plusSeconds(1_499);
    assertThat(tokens.accessToken()).isSameAs(first);
    verify(
        1,
        postRequestedFor(urlEqualTo("/connect/token"))
            .withHeader("Authorization", equalTo("Basic aWQtMTpzM2NyM3QtdmFsdWU="))
            .withRequestBody(
                equalTo(
                    "grant_type=client_credentials&scope=accounting.settings.read%20accounting.contacts.read")));

    now = now.plusSeconds(1);
    tokens.accessToken();
    verify(2, postRequestedFor(urlEqualTo("/connect/token")));
    assertThat(first.expiresAt()).isEqualTo("2026-03-01T10:30:00Z");
  }

  @Test
  void shouldReplaceARefusedTokenOnce(WireMockRuntimeInfo xero) {
    stubFor(post("/connect/token").willReturn(okJson("{\"access_token\":\"at-1\"}")));
    TokenSource tokens = tokens(xero, Scopes.none());
    AccessToken first = tokens.accessToken();

    tokens.invalidate(first);
    AccessToken second = tokens.accessToken();
    tokens.invalidate(first);

    assertThat(second).isNotSameAs(first);
    assertThat(tokens.accessToken()).isSameAs(second);
    verify(2, postRequestedFor(urlEqualTo("/connect/token")));
  }

  @Test
  void shouldAskOnceForManyThreads(WireMockRuntimeInfo xero) throws Exception {
    stubFor(
        post("/connect/token")
            .willReturn(
                okJson("{\"access_token\":\"at-1\",\"expires_in\":1800}").withFixedDelay(50)));
    TokenSource tokens = tokens(xero, Scopes.none());
    ExecutorService pool = Executors.newFixedThreadPool(64);
    try {
      List<Future<AccessToken>> futures = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        futures.add(pool.submit(tokens::accessToken));
      }
      for (Future<AccessToken> future : futures) {
        assertThat(future.get().value()).isEqualTo("at-1");
      }
    } finally {
      pool.shutdownNow();
    }
    verify(1, postRequestedFor(urlEqualTo("/connect/token")));
  }

  @ParameterizedTest
  @CsvSource({
    "401,invalid_client,client secret",
    "400,invalid_client,client secret",
    "400,invalid_scope,scopes",
    "400,unauthorized_client,client secret"
  })
  void shouldSayWhatToCheckAndNeverTheSecret(
      int status, String error, String advice, WireMockRuntimeInfo xero) {
    stubFor(
        post("/connect/token")
            .willReturn(
                aResponse()
                    .withStatus(status)
                    .withBody("{\"error\":\"%s\",\"x\":\"%s\"}".formatted(error, SECRET))));

    assertThatThrownBy(() -> tokens(xero, Scopes.none()).accessToken())
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining(error)
        .hasMessageContaining(advice)
        .hasMessageContaining("id-1")
        .hasMessageNotContaining(SECRET)
        .hasNoCause();
  }

  @Test
  void shouldTellAnOutageFromARefusal(WireMockRuntimeInfo xero) {
    stubFor(post("/connect/token").willReturn(aResponse().withStatus(503).withBody("<html>")));

    assertThatThrownBy(() -> tokens(xero, Scopes.none()).accessToken())
        .isInstanceOf(SourceUnavailableException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{}", "[1]"})
  void shouldRefuseAnAnswerWithoutAToken(String body, WireMockRuntimeInfo xero) {
    stubFor(post("/connect/token").willReturn(aResponse().withBody(body)));

    assertThatThrownBy(() -> tokens(xero, Scopes.none()).accessToken())
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("address");
  }

  @Test
  void shouldPrintNoSecret() {
    assertThat(AppCredentials.of("id-1", SECRET)).asString().doesNotContain(SECRET);
    assertThat(new AccessToken(SECRET, now)).asString().doesNotContain(SECRET);
  }

  @Test
  void shouldRefuseEmptyCredentialsAndOddScopes() {
    assertThatThrownBy(() -> AppCredentials.of("", SECRET))
        .isInstanceOf(InvalidConfigurationException.class);
    assertThatThrownBy(() -> AppCredentials.of("id", " "))
        .isInstanceOf(InvalidConfigurationException.class);
    assertThatThrownBy(() -> Scopes.of("accounting.read extra"))
        .isInstanceOf(InvalidConfigurationException.class);
  }

  @Test
  void shouldAskForGranularScopesOfReadingOnly() {
    assertThat(Scopes.granular().and("accounting.journals.read").values())
        .doesNotHaveDuplicates()
        .contains("offline_access", "accounting.invoices.read", "accounting.journals.read")
        .allMatch(scope -> scope.endsWith(".read") || !scope.startsWith("accounting"));
    assertThat(Scopes.legacy().values()).contains("accounting.transactions.read");
  }

  private TokenSource tokens(WireMockRuntimeInfo xero, Scopes scopes) {
    return ClientCredentials.create(
        new OkHttpClient(),
        URI.create(xero.getHttpBaseUrl() + "/connect/token"),
        AppCredentials.of("id-1", SECRET),
        scopes,
        () -> now);
  }
}
