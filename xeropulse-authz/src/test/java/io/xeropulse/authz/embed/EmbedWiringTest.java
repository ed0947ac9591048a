package io.xeropulse.authz.embed;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import io.xeropulse.core.AuthenticationException;
import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.MalformedResponseException;
import io.xeropulse.core.SourceUnavailableException;
import java.net.http.HttpClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WireMockTest
class EmbedWiringTest {
  private static final DashboardManifest MANIFEST =
      DashboardManifest.parse(
          """
          {"dashboards": [{"id": "dashboard-7", "name": "Debtors", "metabaseId": 42,
            "refreshMinutes": 60, "requires": [],
            "locked": {"organization_id": "organization", "assigned_clients": "clients"},
            "editable": ["date_range"]}]}
          """);
  private static final String WIRED =
      """
      {"id": 42, "enable_embedding": true,
       "embedding_params": {"organization_id": "locked", "assigned_clients": "locked",
                            "date_range": "enabled", "colour": "disabled"},
       "parameters": [{"id": "p1", "slug": "organization_id"}, {"id": "p2", "slug": "assigned_clients"},
                      {"id": "p3", "slug": "date_range"}],
       "dashcards": [
         {"id": 1, "card_id": 10, "series": [{"id": 11}], "parameter_mappings": [
            {"parameter_id": "p1", "card_id": 10}, {"parameter_id": "p2", "card_id": 10},
            {"parameter_id": "p1", "card_id": 11}, {"parameter_id": "p2", "card_id": 11}]},
         {"id": 2, "card_id": null, "parameter_mappings": []}]}
      """;

  private EmbedWiring wiring;

  @BeforeEach
  void connect(WireMockRuntimeInfo server) {
    wiring =
        new EmbedWiring(
            MANIFEST,
            new MetabaseApi(
                HttpClient.newHttpClient(), MetabaseSite.of(server.getHttpBaseUrl()), "mb_secret"));
  }

  @Test
  void shouldFindNothingWhereEveryCardIsWired() {
    answer(WIRED);
    assertThat(wiring.check()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"parameter_id\": \"p2\", \"card_id\": 10},||CARD_NOT_WIRED|assigned_clients on card 10",
        "{\"parameter_id\": \"p1\", \"card_id\": 11},||CARD_NOT_WIRED|organization_id on card 11",
        "\"assigned_clients\": \"locked\"|\"assigned_clients\":"
            + " \"enabled\"|NOT_LOCKED|assigned_clients",
        "\"organization_id\": \"locked\",||NOT_LOCKED|organization_id",
        "\"colour\": \"disabled\"|\"colour\": \"locked\"|LOCKED_ONLY_IN_METABASE|colour",
        "\"date_range\": \"enabled\"|\"date_range\": \"disabled\"|NOT_EDITABLE|date_range",
        "{\"id\": \"p1\", \"slug\": \"organization_id\"},||UNKNOWN_PARAMETER|organization_id",
        "\"enable_embedding\": true|\"enable_embedding\": false|NOT_PUBLISHED|"
      })
  void shouldReportWhatDoesNotFit(String what, String with, String fault, String subject) {
    answer(WIRED.replace(what, with == null ? "" : with));
    WiringFinding.Fault expected = WiringFinding.Fault.valueOf(fault);
    assertThat(wiring.check())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.fault()).isEqualTo(expected);
              assertThat(finding.subject()).isEqualTo(subject == null ? "" : subject);
              assertThat(finding.dashboard()).hasToString("dashboard-7");
            });
    assertThat(expected.leaks())
        .isEqualTo(fault.equals("CARD_NOT_WIRED") || fault.equals("NOT_LOCKED"));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void shouldSayThatTheKeyIsRefused(int code) {
    stubFor(get(urlEqualTo("/api/dashboard/42")).willReturn(status(code)));
    assertThatThrownBy(wiring::check)
        .isInstanceOf(AuthenticationException.class)
        .hasMessageNotContaining("mb_secret");
  }

  @Test
  void shouldSayWhatElseWentWrong() {
    stubFor(get(urlEqualTo("/api/dashboard/42")).willReturn(status(404)));
    assertThatThrownBy(wiring::check).isInstanceOf(MalformedResponseException.class);
    stubFor(get(urlEqualTo("/api/dashboard/42")).willReturn(status(503)));
    assertThatThrownBy(wiring::check).isInstanceOf(SourceUnavailableException.class);
    answer("<html>");
    assertThatThrownBy(wiring::check).isInstanceOf(MalformedResponseException.class);
    answer("{\"ordered_cards\": []}");
    assertThatThrownBy(wiring::check).isInstanceOf(MalformedResponseException.class);
    stubFor(
        get(urlEqualTo("/api/dashboard/42"))
            .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    assertThatThrownBy(wiring::check).isInstanceOf(SourceUnavailableException.class);
  }

  private static void answer(String json) {
    stubFor(
        get(urlEqualTo("/api/dashboard/42"))
            .withHeader("x-api-key", equalTo("mb_secret"))
            .willReturn(okJson(json)));
  }

  @Test
  void shouldRefuseAClientThatTakesTheKeyElsewhere() {
    HttpClient following =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();
    MetabaseSite site = MetabaseSite.of("https://bi.example.com");
    assertThatThrownBy(() -> new MetabaseApi(following, site, "mb_secret"))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageNotContaining("mb_secret");
  }

  @Test
  void shouldReadNoDashboardWithoutBound() {
    answer(" ".repeat(34_000_000) + WIRED);
    assertThatThrownBy(() -> wiring.check())
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("Metabase answered more than");
  }
}
