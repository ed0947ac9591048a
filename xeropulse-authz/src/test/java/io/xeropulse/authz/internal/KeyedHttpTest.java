package io.xeropulse.authz.internal;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.MalformedResponseException;
import io.xeropulse.core.SourceUnavailableException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@WireMockTest
class KeyedHttpTest {
  private static final int BOUND = 1000;

  private HttpRequest request;

  @BeforeEach
  void address(WireMockRuntimeInfo server) {
    request = HttpRequest.newBuilder(URI.create(server.getHttpBaseUrl() + "/x")).build();
  }

  @Test
  void shouldHandOverAnAnswerUpToItsBound() {
    stubFor(get(anyUrl()).willReturn(ok("é".repeat(BOUND / 2))));
    assertThat(service(Duration.ofSeconds(20)).send(request).body()).hasSize(BOUND);
  }

  @Test
  void shouldEndAnAnswerThatIsLargerThanItsBound() {
    stubFor(get(anyUrl()).willReturn(ok("x".repeat(BOUND + 1))));
    assertThatThrownBy(() -> service(Duration.ofSeconds(20)).send(request))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("more than 1000 bytes");
  }

  @Test
  void shouldEndAnAnswerThatDripsAfterItsHeaders() {
    stubFor(get(anyUrl()).willReturn(ok("x".repeat(BOUND)).withChunkedDribbleDelay(500, 600_000)));
    assertThatThrownBy(() -> service(Duration.ofMillis(300)).send(request))
        .isInstanceOfSatisfying(
            SourceUnavailableException.class, late -> assertThat(late.retryable()).isTrue())
        .hasMessageContaining("within PT0.3S");
  }

  @Test
  void shouldHandOverARedirectInsteadOfFollowingIt() {
    stubFor(
        get(anyUrl())
            .willReturn(aResponse().withStatus(302).withHeader("Location", "http://127.0.0.2/")));
    assertThat(service(Duration.ofSeconds(20)).send(request).statusCode()).isEqualTo(302);
  }

  @Test
  void shouldCallABrokenConnectionTemporary() {
    stubFor(get(anyUrl()).willReturn(aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)));
    assertThatThrownBy(() -> service(Duration.ofSeconds(20)).send(request))
        .isInstanceOf(SourceUnavailableException.class);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NEVER")
  void shouldRefuseAClientThatTakesTheKeyElsewhere(HttpClient.Redirect policy) {
    HttpClient following = HttpClient.newBuilder().followRedirects(policy).build();
    assertThatThrownBy(() -> new KeyedHttp(following, "X", Duration.ofSeconds(1), BOUND))
        .isInstanceOf(InvalidConfigurationException.class);
  }

  private static KeyedHttp service(Duration timeout) {
    return new KeyedHttp(HttpClient.newHttpClient(), "The service", timeout, BOUND);
  }
}
