package io.xeropulse.authz.user;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.AuthenticationException;
import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.MalformedResponseException;
import io.xeropulse.core.SourceUnavailableException;
import java.net.URI;
import java.net.http.HttpClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WireMockTest
class SupabaseIdentitiesTest {
  private static final UserId USER = new UserId("0f8fad5b-d9cb-469f-a165-70867728950e");
  private static final EmailAddress EMAIL = EmailAddress.of("ava@example.com");
  private static final String USERS = "/auth/v1/admin/users";
  private static final String PERSON = USERS + "/" + USER;

  private SupabaseIdentities identities;

  @BeforeEach
  void connect(WireMockRuntimeInfo server) {
    identities =
        new SupabaseIdentities(
            HttpClient.newHttpClient(), URI.create(server.getHttpBaseUrl() + "/"), "service-key");
  }

  @Test
  void shouldCreateAPersonUnderOurIdWithoutAPassword() {
    stubFor(get(urlEqualTo(PERSON)).willReturn(status(404)));
    stubFor(post(urlEqualTo(USERS)).willReturn(okJson("{}")));
    identities.create(USER, EMAIL);
    verify(
        postRequestedFor(urlEqualTo(USERS))
            .withHeader("apikey", equalTo("service-key"))
            .withHeader("Authorization", equalTo("Bearer service-key"))
            .withRequestBody(
                equalToJson(
                    "{\"id\":\""
                        + USER
                        + "\",\"email\":\"ava@example.com\",\"email_confirm\":true}")));
  }

  @Test
  void shouldNotCreateAPersonTwice() {
    stubFor(get(urlEqualTo(PERSON)).willReturn(okJson("{}")));
    identities.create(USER, EMAIL);
    verify(0, postRequestedFor(anyUrl()));
  }

  @Test
  void shouldBarForACenturyAndLetInAgain() {
    stubFor(any(anyUrl()).willReturn(okJson("{}")));
    identities.ban(USER);
    verify(
        putRequestedFor(urlEqualTo(PERSON))
            .withRequestBody(equalToJson("{\"ban_duration\":\"876000h\"}")));
    identities.unban(USER);
    verify(
        putRequestedFor(urlEqualTo(PERSON))
            .withRequestBody(equalToJson("{\"ban_duration\":\"none\"}")));
  }

  @Test
  void shouldTakeAnAbsentPersonForRemovedAndBarred() {
    stubFor(any(anyUrl()).willReturn(status(404)));
    identities.delete(USER);
    identities.ban(USER);
    verify(deleteRequestedFor(urlEqualTo(PERSON)));
  }

  @ParameterizedTest
  @CsvSource({"401, auth", "403, auth", "429, later", "500, later", "503, later", "422, person"})
  void shouldSayWhatWentWrongWithoutNamingThePersonOrTheKey(int code, String kind) {
    stubFor(get(urlEqualTo(PERSON)).willReturn(status(404)));
    stubFor(
        post(urlEqualTo(USERS))
            .willReturn(aResponse().withStatus(code).withBody("ava@example.com is taken")));
    assertThatThrownBy(() -> identities.create(USER, EMAIL))
        .isInstanceOf(
            switch (kind) {
              case "auth" -> AuthenticationException.class;
              case "later" -> SourceUnavailableException.class;
              default -> MalformedResponseException.class;
            })
        .hasMessageContaining(Integer.toString(code))
        .hasMessageNotContainingAny("ava@", "service-key");
  }

  @Test
  void shouldReportABrokenConnectionAsTemporary() {
    stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    assertThatThrownBy(() -> identities.delete(USER))
        .isInstanceOfSatisfying(
            SourceUnavailableException.class, e -> assertThat(e.retryable()).isTrue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://project.supabase.co",
        "ftp://localhost",
        "project",
        "https://me:s3cret@project.supabase.co",
        "https://project.supabase.co?apikey=s3cret"
      })
  void shouldRefuseToSendTheKeyInClear(String url) {
    assertThatThrownBy(
            () -> new SupabaseIdentities(HttpClient.newHttpClient(), URI.create(url), "k"))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void shouldRefuseAClientThatTakesTheKeyElsewhere() {
    HttpClient following =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    URI project = URI.create("https://project.supabase.co");
    assertThatThrownBy(() -> new SupabaseIdentities(following, project, "service-key"))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageNotContaining("service-key");
  }

  @Test
  void shouldReadNoAnswerWithoutBound() {
    stubFor(any(anyUrl()).willReturn(okJson(" ".repeat(2_000_000))));
    assertThatThrownBy(() -> identities.delete(USER))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("Supabase Auth answered more than");
  }

  @Test
  void shouldRefuseIdsThatCouldLeaveThePath() {
    assertThatThrownBy(() -> identities.delete(new UserId("..")))
        .isInstanceOf(InvalidConfigurationException.class);
    assertThat(identities.toString()).doesNotContain("service-key");
    assertThat(identities.external()).isTrue();
  }
}
