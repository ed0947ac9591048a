package io.xeropulse.authz.embed;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.MalformedResponseException;
import io.xeropulse.core.NotEntitledException;
import io.xeropulse.core.SourceUnavailableException;
import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.sync.refresh.DashboardCache;
import java.net.http.HttpClient;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@WireMockTest
class MetabaseCacheTest {
  private DashboardCache cache;

  @BeforeEach
  void connect(WireMockRuntimeInfo server) {
    MetabaseSite site = MetabaseSite.of(server.getHttpBaseUrl());
    cache = new MetabaseCache(HttpClient.newHttpClient(), site, "mb_secret");
  }

  @Test
  void shouldNameTheDashboardsInTheQueryAndSendNoBody() {
    String url = "/api/cache/invalidate?include=overrides&dashboard=7&dashboard=42";
    stubFor(post(urlEqualTo(url)).willReturn(okJson("{\"count\": 3}")));
    cache.invalidate(Set.of(42, 7));
    verify(
        1,
        postRequestedFor(urlEqualTo(url))
            .withHeader("x-api-key", equalTo("mb_secret"))
            .withRequestBody(absent()));
  }

  @Test
  void shouldAskForNothingWithoutADashboard() {
    cache.invalidate(Set.of());
    verify(0, anyRequestedFor(anyUrl()));
  }

  @Test
  void shouldSayThatTheOpenSourceEditionCannot() {
    answer(402);
    assertThatThrownBy(() -> cache.invalidate(Set.of(7)))
        .isInstanceOf(NotEntitledException.class)
        .hasMessageContaining("Pro and Enterprise");
  }

  @ParameterizedTest
  @CsvSource({
    "401,AuthenticationException",
    "403,NotEntitledException",
    "404,MalformedResponseException",
    "400,MalformedResponseException",
    "302,MalformedResponseException",
    "503,SourceUnavailableException"
  })
  void shouldSayWhatElseWentWrongWithoutTheKey(int code, String error) {
    answer(code);
    assertThatThrownBy(() -> cache.invalidate(Set.of(7)))
        .isInstanceOf(XeroPulseException.class)
        .satisfies(e -> assertThat(e.getClass().getSimpleName()).isEqualTo(error))
        .hasMessageContaining("[7]")
        .hasMessageNotContaining("mb_secret");
    assertThat(cache.toString()).doesNotContain("mb_secret");
  }

  @Test
  void shouldSayThatMetabaseCannotBeReached() {
    stubFor(post(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    assertThatThrownBy(() -> cache.invalidate(Set.of(7)))
        .isInstanceOf(SourceUnavailableException.class);
  }

  @Test
  void shouldReadNoAnswerWithoutBound() {
    stubFor(post(anyUrl()).willReturn(okJson(" ".repeat(2_000_000))));
    assertThatThrownBy(() -> cache.invalidate(Set.of(7)))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("Metabase answered more than");
  }

  @Test
  void shouldRefuseAClientThatTakesTheKeyElsewhere() {
    HttpClient following =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    MetabaseSite site = MetabaseSite.of("https://bi.example.com");
    assertThatThrownBy(() -> new MetabaseCache(following, site, "mb_secret"))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageNotContaining("mb_secret");
  }

  private static void answer(int code) {
    stubFor(post(anyUrl()).willReturn(status(code)));
  }
}
