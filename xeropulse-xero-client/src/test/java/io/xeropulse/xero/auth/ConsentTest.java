package io.xeropulse.xero.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.AuthenticationException;
import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.grant.ConsentRequest;
import io.xeropulse.core.grant.GrantId;
import io.xeropulse.core.grant.InMemoryGrantStore;
import io.xeropulse.xero.XeroIdentity;
import io.xeropulse.xero.http.XeroEndpoints;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentTest {
  private final InMemoryGrantStore<GrantTokens> store = new InMemoryGrantStore<>();
  private RotatingIdentity identity;
  private Consent consent;

  @BeforeEach
  void open() throws IOException {
    identity = new RotatingIdentity(InstantSource.system(), 0);
    consent = consent("https://host.example/back");
  }

  @AfterEach
  void close() {
    identity.close();
  }

  @Test
  void shouldAskWithAChallengeThatOnlyItsVerifierMeets() throws Exception {
    ConsentRequest request = consent.begin();

    HttpUrl address = HttpUrl.get(request.address());
    assertThat(address.encodedPath()).isEqualTo("/identity/connect/authorize");
    assertThat(address.queryParameter("response_type")).isEqualTo("code");
    assertThat(address.queryParameter("client_id")).isEqualTo("id-1");
    assertThat(address.queryParameter("redirect_uri")).isEqualTo("https://host.example/back");
    assertThat(address.queryParameter("state")).isEqualTo(request.state());
    assertThat(address.queryParameter("code_challenge_method")).isEqualTo("S256");
    byte[] digest =
        MessageDigest.getInstance("SHA-256")
            .digest(request.codeVerifier().getBytes(StandardCharsets.US_ASCII));
    assertThat(address.queryParameter("code_challenge"))
        .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    assertThat(request.codeVerifier()).hasSizeBetween(43, 128).matches("[A-Za-z0-9_-]+");
    assertThat(address.query()).doesNotContain(request.codeVerifier());
    assertThat(address.encodedQuery())
        .contains("scope=openid%20offline_access%20accounting.settings.read");
    assertThat(consent.begin().state()).isNotEqualTo(request.state());
  }

  @Test
  void shouldTurnTheCodeIntoTokensWithTheVerifierAndWithoutASecret() {
    ConsentRequest request = consent.begin();

    GrantTokens tokens = consent.complete(request, request.state(), "good-code");

    assertThat(tokens.access().value()).isEqualTo("access-1");
    assertThat(identity.lastForm())
        .containsEntry("grant_type", "authorization_code")
        .containsEntry("code_verifier", request.codeVerifier())
        .containsEntry("redirect_uri", "https://host.example/back")
        .containsEntry("client_id", "id-1")
        .doesNotContainKey("client_secret");
  }

  @Test
  void shouldRefuseAForgedAnswerBeforeAskingXero() {
    ConsentRequest request = consent.begin();

    assertThatThrownBy(() -> consent.complete(request, request.state() + "x", "good-code"))
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining("begin again");
    assertThat(identity.lastForm()).isEmpty();
  }

  @Test
  void shouldSayThatACodeWasRefused() {
    ConsentRequest request = consent.begin();

    assertThatThrownBy(() -> consent.complete(request, request.state(), "old-code"))
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining("invalid_grant")
        .hasMessageNotContaining("old-code");
  }

  @Test
  void shouldEndAGrantAtXeroAndForgetIt() {
    ConsentRequest request = consent.begin();
    GrantId grant = GrantId.random();
    store.save(grant, consent.complete(request, request.state(), "good-code"));

    consent.revoke(store, grant);
    consent.revoke(store, grant);

    assertThat(store.find(grant)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://host.example/back", "http://127.0.0.1/back", "ftp://localhost/x"})
  void shouldRefuseARedirectThatXeroRefuses(String redirect) {
    assertThatThrownBy(() -> consent(redirect)).isInstanceOf(InvalidConfigurationException.class);
  }

  @Test
  void shouldAllowLocalhostForTrying() {
    assertThat(consent("http://localhost:8080/back").begin().address().toString())
        .contains("localhost");
  }

  @Test
  void shouldBoundAWholeCallWhereTheHostsClientDoesNot() {
    assertThat(longestCall(new OkHttpClient())).isEqualTo(Duration.ofSeconds(30));
    OkHttpClient own = new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(7)).build();
    assertThat(longestCall(own)).isEqualTo(Duration.ofSeconds(7));
  }

  /** What a call that is under way may take to its last byte. */
  private Duration longestCall(OkHttpClient http) {
    AtomicLong nanos = new AtomicLong();
    OkHttpClient watched =
        http.newBuilder()
            .addInterceptor(
                chain -> {
                  nanos.set(chain.call().timeout().timeoutNanos());
                  return chain.proceed(chain.request());
                })
            .build();
    Consent asking =
        XeroIdentity.builder(AppCredentials.withoutSecret("id-1"), store)
            .endpoints(XeroEndpoints.at(identity.base()))
            .httpClient(watched)
            .build()
            .consent(URI.create("https://host.example/back"));
    ConsentRequest request = asking.begin();
    asking.complete(request, request.state(), "good-code");
    return Duration.ofNanos(nanos.get());
  }

  private Consent consent(String redirect) {
    return XeroIdentity.builder(AppCredentials.withoutSecret("id-1"), store)
        .endpoints(XeroEndpoints.at(identity.base()))
        .build()
        .consent(URI.create(redirect));
  }
}
