package io.xeropulse.xero.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.lessThanOrExactly;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import com.sun.net.httpserver.HttpServer;
import io.xeropulse.core.AuthenticationException;
import io.xeropulse.core.MalformedResponseException;
import io.xeropulse.core.NotEntitledException;
import io.xeropulse.core.RateLimitException;
import io.xeropulse.core.SourceUnavailableException;
import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.xero.auth.AccessToken;
import io.xeropulse.xero.auth.TokenSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@WireMockTest
class HttpTransportTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final OrganizationId ORGANIZATION =
      OrganizationId.of("7d4f0a52-0f5e-4c4e-9d3e-0d6a2a5f3c11");
  private static final Retries QUICK =
      new Retries(3, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(5));

  private final Tokens tokens = new Tokens();

  @Test
  void shouldSendWhoAsksForWhichTenantAndInWhichForm(WireMockRuntimeInfo xero) {
    stubFor(any(anyUrl()).willReturn(ok("{}").withHeader("X-DayLimit-Remaining", "4999")));

    ApiResponse response =
        transport(xero, Retries.none())
            .get(request().query("where", "Date>=DateTime(2020,01,01) AND x==\"+&\"").build());

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.dayRemaining()).hasValue(4_999);
    assertThat(response.minuteRemaining()).isEmpty();
    verify(
        getRequestedFor(urlPathEqualTo("/api.xro/2.0/Invoices"))
            .withQueryParam("where", equalTo("Date>=DateTime(2020,01,01) AND x==\"+&\""))
            .withHeader("Authorization", equalTo("Bearer token-1"))
            .withHeader("xero-tenant-id", equalTo("tenant-1"))
            .withHeader("Accept", equalTo("application/json"))
            .withHeader("Accept-Encoding", equalTo("gzip")));
  }

  @Test
  void shouldSendNoTenantWhereThereIsNoneAndLetTheRequestChooseItsForm(WireMockRuntimeInfo xero) {
    stubFor(any(anyUrl()).willReturn(ok("<Response/>")));

    transport(xero, Retries.none())
        .get(
            ApiRequest.builder(ORGANIZATION, "xpm/jobs", "/practicemanager/3.1/job.api/list")
                .header("Accept", "application/xml")
                .build());

    verify(
        getRequestedFor(urlPathEqualTo("/practicemanager/3.1/job.api/list"))
            .withHeader("xero-tenant-id", absent())
            .withHeader("Accept", equalTo("application/xml")));
  }

  @Test
  void shouldAskOnceMoreWithANewTokenWhenTheOldOneIsRefused(WireMockRuntimeInfo xero) {
    stubFor(get(anyUrl()).willReturn(aResponse().withStatus(401)));
    stubFor(
        get(anyUrl()).withHeader("Authorization", equalTo("Bearer token-2")).willReturn(ok("{}")));

    assertThat(transport(xero, Retries.none()).get(request().build()).status()).isEqualTo(200);
    verify(2, getRequestedFor(anyUrl()));
  }

  @Test
  void shouldNotRenewATokenThatLacksTheScope(WireMockRuntimeInfo xero) {
    stubFor(
        any(anyUrl())
            .willReturn(
                aResponse()
                    .withStatus(401)
                    .withHeader("WWW-Authenticate", "Bearer error=\"insufficient_scope\"")));

    assertThatThrownBy(() -> transport(xero, QUICK).get(request().build()))
        .isInstanceOf(NotEntitledException.class);
    verify(1, getRequestedFor(anyUrl()));
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        failure(
            "401",
            json(401, "{'Detail':'TokenExpired: token expired at 10:00'}"),
            AuthenticationException.class,
            "TokenExpired",
            2),
        failure(
            "403",
            json(403, "{'Title':'Forbidden','Detail':'AuthenticationUnsuccessful'}"),
            NotEntitledException.class,
            "AuthenticationUnsuccessful",
            1),
        failure(
            "400",
            json(400, "{'ErrorNumber':51,'Type':'HighVolumeException','Message':'x'}"),
            RequestRefusedException.class,
            "HighVolumeException 51",
            1),
        failure(
            "404",
            aResponse().withStatus(404).withBody("nothing"),
            RequestRefusedException.class,
            "no such record",
            1),
        failure(
            "302",
            aResponse().withStatus(302).withHeader("Location", "http://evil.test/"),
            RequestRefusedException.class,
            "redirects are not followed",
            1),
        failure("429 minute", limited("minute", "7"), RateLimitException.class, "minute limit", 3),
        failure(
            "429 minute without Retry-After",
            limited("Minute", null),
            RateLimitException.class,
            "minute limit",
            3),
        failure(
            "429 day",
            limited("day", "66975"),
            RateLimitException.class,
            "2026-03-02T04:36:15Z",
            1),
        failure(
            "429 day without Retry-After",
            limited("Daily", null),
            RateLimitException.class,
            "2026-03-02T00:00:00Z",
            1),
        failure("429 app", limited("appminute", "3"), RateLimitException.class, "app limit", 3),
        failure(
            "429 unknown with Retry-After",
            limited("banana", "3"),
            RateLimitException.class,
            "minute limit",
            3),
        failure(
            "429 unknown without Retry-After",
            limited(null, null),
            RateLimitException.class,
            "concurrent limit",
            3),
        failure(
            "429 with an unreadable Retry-After",
            limited("minute", "soon"),
            RateLimitException.class,
            "minute limit",
            3),
        failure(
            "500 HTML",
            aResponse().withStatus(500).withBody("<html>Oops secret</html>"),
            SourceUnavailableException.class,
            "500",
            3),
        failure("503", aResponse().withStatus(503), SourceUnavailableException.class, "503", 3),
        failure(
            "empty 504", aResponse().withStatus(504), SourceUnavailableException.class, "504", 3),
        failure(
            "connection reset",
            aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
            SourceUnavailableException.class,
            "did not answer",
            3),
        failure(
            "empty answer",
            aResponse().withFault(Fault.EMPTY_RESPONSE),
            SourceUnavailableException.class,
            "did not answer",
            3),
        failure(
            "garbage",
            aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE),
            SourceUnavailableException.class,
            "did not answer",
            3),
        failure(
            "not gzip",
            ok("plain").withHeader("Content-Encoding", "gzip"),
            MalformedResponseException.class,
            "gzip",
            1),
        failure(
            "damaged gzip",
            ok().withBody(zipped(true)).withHeader("Content-Encoding", "gzip"),
            SourceUnavailableException.class,
            "gzip body of the answer was damaged",
            3),
        failure(
            "gzip cut short",
            ok().withBody(Arrays.copyOf(zipped(false), 60)).withHeader("Content-Encoding", "gzip"),
            SourceUnavailableException.class,
            "gzip body of the answer was damaged or cut short",
            3));
  }

  private static byte[] zipped(boolean damaged) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
      for (int i = 0; i < 100; i++) {
        zip.write(Integer.toString(i * 7_919).getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] body = zipped.toByteArray();
    if (damaged) {
      body[body.length / 2] = (byte) ~body[body.length / 2];
    }
    return body;
  }

  @ParameterizedTest
  @MethodSource("failures")
  void shouldEndInTheRightErrorWithoutLeakingASecret(
      ResponseDefinitionBuilder answer,
      Class<? extends XeroPulseException> type,
      String message,
      int calls,
      WireMockRuntimeInfo xero) {
    stubFor(any(anyUrl()).willReturn(answer.withHeader("Xero-Correlation-Id", "corr-1")));
    HttpTransport transport = transport(xero, QUICK);

    XeroPulseException error =
        catchThrowableOfType(type, () -> transport.get(request().query("q", "personal").build()));

    assertThat(error).as("expected %s", type).isNotNull().hasMessageContaining(message);
    assertThat(error).hasMessageContaining(ORGANIZATION.toString());
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      assertThat(cause.toString()).doesNotContain("token-", "tenant-1", "secret", "personal");
    }
    verify(calls, getRequestedFor(anyUrl()));
    assertThat(transport.meter().of(ORGANIZATION).calls()).isEqualTo(calls);
    assertThat(Path.of("target/test.log"))
        .content()
        .contains("for xero/invoices")
        .doesNotContain("token-1", "token-2", "tenant-1", "secret", "personal");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldNotReadThreeGigabytes(boolean announced) throws IOException {
    long threeGigabytes = 3L * 1024 * 1024 * 1024;
    AtomicLong sent = new AtomicLong();
    HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, announced ? threeGigabytes : 0);
          byte[] chunk = new byte[64 * 1024];
          while (sent.get() < threeGigabytes) {
            exchange.getResponseBody().write(chunk);
            sent.addAndGet(chunk.length);
          }
        });
    server.start();
    try {
      URI api = URI.create("http://localhost:" + server.getAddress().getPort());
      HttpTransport transport =
          HttpTransport.create(new OkHttpClient(), settings(api, QUICK), tokens);

      assertThatThrownBy(() -> transport.get(request().build()))
          .isInstanceOf(MalformedResponseException.class)
          .hasMessageContaining("larger than 1000000 bytes");
      assertThat(sent).hasValueLessThan(threeGigabytes / 2);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void shouldEndACancelledCallAtOnce(WireMockRuntimeInfo xero) {
    stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
    Retries patient = new Retries(5, Duration.ofHours(1), Duration.ZERO, Duration.ZERO);
    HttpTransport.Settings settings = settings(URI.create(xero.getHttpBaseUrl()), patient);
    Pause interrupting =
        wait -> {
          throw new InterruptedException("cancelled");
        };
    HttpTransport transport =
        HttpTransport.create(
            new OkHttpClient(),
            new HttpTransport.Settings(
                settings.api(),
                settings.limiter(),
                patient,
                interrupting,
                1_000,
                clock,
                new Random(1)),
            tokens);

    assertThatThrownBy(() -> transport.get(request().build()))
        .isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("cancelled");
    assertThat(Thread.interrupted()).isTrue();
    verify(1, getRequestedFor(anyUrl()));
  }

  @Test
  void shouldCarryTheInstantAtWhichASpentLimitEnds(WireMockRuntimeInfo xero) {
    stubFor(any(anyUrl()).willReturn(limited("day", "36000")));

    assertThatThrownBy(() -> transport(xero, QUICK).get(request().build()))
        .isInstanceOfSatisfying(
            RateLimitException.class,
            limit -> assertThat(limit.resumeAt()).isEqualTo("2026-03-01T20:00:00Z"));
  }

  @Test
  void shouldEndAtOnceWhileTheDayLimitIsKnownToBeSpent(WireMockRuntimeInfo xero) {
    stubFor(any(anyUrl()).willReturn(limited("day", "36000")));
    HttpTransport transport = transport(xero, QUICK);
    assertThatThrownBy(() -> transport.get(request().build()))
        .isInstanceOf(RateLimitException.class);

    assertThatThrownBy(() -> transport.get(request().build()))
        .isInstanceOf(RateLimitException.class)
        .hasMessageContaining("2026-03-01T20:00:00Z");
    verify(1, getRequestedFor(anyUrl()));
  }

  @Test
  void shouldSayThatALongAddressIsTheReasonForA404(WireMockRuntimeInfo xero) {
    stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404)));

    assertThatThrownBy(
            () -> transport(xero, QUICK).get(request().query("IDs", "x".repeat(2_100)).build()))
        .isInstanceOfSatisfying(
            RequestRefusedException.class, refused -> assertThat(refused.status()).isEqualTo(404))
        .hasMessageContaining("fewer identifiers")
        .hasMessageNotContaining("xxx");
  }

  @Test
  void shouldSucceedAfterTheSourceRecovers(WireMockRuntimeInfo xero) {
    stubFor(
        get(anyUrl())
            .inScenario("recovery")
            .willReturn(aResponse().withStatus(503))
            .willSetStateTo("up"));
    stubFor(get(anyUrl()).inScenario("recovery").whenScenarioStateIs("up").willReturn(ok("{}")));

    assertThat(transport(xero, QUICK).get(request().build()).bodyText()).isEqualTo("{}");
  }

  @Test
  void shouldRefuseABodyBeyondTheLimitBeforeItFillsTheHeap(WireMockRuntimeInfo xero)
      throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bomb)) {
      zip.write(new byte[2_000_000]);
    }
    stubFor(
        any(anyUrl())
            .willReturn(ok().withBody(bomb.toByteArray()).withHeader("Content-Encoding", "gzip")));

    assertThatThrownBy(() -> transport(xero, QUICK).get(request().build()))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("larger than 1000000 bytes");
  }

  @Test
  void shouldMeterWireAndDecodedBytesByEntity(WireMockRuntimeInfo xero) throws IOException {
    byte[] plain = "{\"Invoices\":[]}".repeat(100).getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
      zip.write(plain);
    }
    stubFor(
        any(anyUrl())
            .willReturn(
                ok().withBody(zipped.toByteArray()).withHeader("Content-Encoding", "gzip")));
    HttpTransport transport = transport(xero, QUICK);

    ApiResponse response = transport.get(request().build());

    assertThat(response.body()).isEqualTo(plain);
    assertThat(transport.meter().byEntity(ORGANIZATION))
        .containsOnlyKeys("xero/invoices")
        .containsValue(new Meter.Reading(1, zipped.size(), plain.length));
    assertThat(transport.usage(ORGANIZATION, "xero/invoices").bytes()).isEqualTo(zipped.size());
  }

  @Test
  void shouldSayThatTheNameCannotBeResolved() {
    HttpTransport transport =
        HttpTransport.create(
            new OkHttpClient(), settings(URI.create("http://xero.invalid"), QUICK), tokens);

    assertThatThrownBy(() -> transport.get(request().build()))
        .isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("xero.invalid")
        .hasMessageContaining("DNS");
    assertThat(transport.meter().of(ORGANIZATION).calls()).isZero();
  }

  @Test
  void shouldSayThatNoTrustedConnectionIsPossible(WireMockRuntimeInfo xero) {
    HttpTransport transport =
        HttpTransport.create(
            new OkHttpClient(),
            settings(URI.create("https://localhost:" + xero.getHttpPort()), Retries.none()),
            tokens);

    assertThatThrownBy(() -> transport.get(request().build()))
        .isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("TLS");
  }

  @Test
  void shouldSpareATenantThatKeepsFailingAndTryItAgainLater(WireMockRuntimeInfo xero) {
    stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
    HttpTransport transport = transport(xero, Retries.none());
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> transport.get(request().build())).hasMessageContaining("500");
    }

    assertThatThrownBy(() -> transport.get(request().build()))
        .isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("was not sent");
    verify(5, getRequestedFor(anyUrl()));

    stubFor(any(anyUrl()).willReturn(ok("{}")));
    clock.now = NOW.plusSeconds(61);
    assertThat(transport.get(request().build()).status()).isEqualTo(200);
    assertThat(transport.get(request().build()).status()).isEqualTo(200);
  }

  @Test
  void shouldNotMultiplyItsRetriesWithThoseOfACaller(WireMockRuntimeInfo xero) {
    stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
    HttpTransport transport = transport(xero, Retries.standard());
    for (int attempt = 1; attempt <= 5; attempt++) {
      Throwable failure = catchThrowable(() -> transport.get(request().build()));
      assertThat(failure).isInstanceOf(SourceUnavailableException.class);
      Optional<Duration> asked = ((SourceUnavailableException) failure).retryAfter();
      clock.now = clock.now.plus(asked.orElse(Duration.ofSeconds(5)));
    }
    verify(lessThanOrExactly(8), getRequestedFor(anyUrl()));
  }

  private final SettableClock clock = new SettableClock();

  private HttpTransport transport(WireMockRuntimeInfo xero, Retries retries) {
    return HttpTransport.create(
        new OkHttpClient(), settings(URI.create(xero.getHttpBaseUrl()), retries), tokens);
  }

  private HttpTransport.Settings settings(URI api, Retries retries) {
    // A pause moves the clock, so that waiting takes no time.
    Pause pause = wait -> clock.now = clock.now.plus(wait);
    RateLimiter limiter = RateLimiter.create(RateLimits.xero(), clock, pause);
    return new HttpTransport.Settings(
        api, limiter, retries, pause, 1_000_000, clock, new Random(1));
  }

  private static ApiRequest.Builder request() {
    return ApiRequest.builder(ORGANIZATION, "xero/invoices", "/api.xro/2.0/Invoices")
        .tenantId("tenant-1");
  }

  private static Arguments failure(
      String name,
      ResponseDefinitionBuilder answer,
      Class<? extends XeroPulseException> type,
      String message,
      int calls) {
    return argumentSet(name, answer, type, message, calls);
  }

  private static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse().withStatus(status).withBody(body.replace('\'', '"'));
  }

  private static ResponseDefinitionBuilder limited(String problem, String retryAfter) {
    ResponseDefinitionBuilder answer = aResponse().withStatus(429);
    if (problem != null) {
      answer.withHeader("X-Rate-Limit-Problem", problem);
    }
    if (retryAfter != null) {
      answer.withHeader("Retry-After", retryAfter);
    }
    return answer;
  }

  private static final class SettableClock implements InstantSource {
    private volatile Instant now = NOW;

    @Override
    public Instant instant() {
      return now;
    }
  }

  /** A new token after each refusal. */
  private static final class Tokens implements TokenSource {
    private int number = 1;

    @Override
    public synchronized AccessToken accessToken() {
      return new AccessToken("token-" + number, Instant.MAX);
    }

    @Override
    public synchronized void invalidate(AccessToken refused) {
      number++;
    }
  }
}
