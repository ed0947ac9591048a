package io.xeropulse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.xeropulse.authz.scope.DenyReason;
import io.xeropulse.authz.scope.Principal;
import io.xeropulse.authz.scope.RefusedException;
import io.xeropulse.authz.scope.Role;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.AuthenticationException;
import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.ageing.AgedReceivables;
import io.xeropulse.core.ageing.AgeingBasis;
import io.xeropulse.core.grant.ConsentRequest;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.organization.SyncSettings;
import io.xeropulse.core.sync.Remaining;
import io.xeropulse.core.sync.SyncHealth;
import io.xeropulse.core.sync.SyncListener;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.SyncStatus;
import io.xeropulse.core.sync.notice.Notice;
import io.xeropulse.core.sync.proof.Certificate;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.trigger.BusinessHours;
import io.xeropulse.core.sync.trigger.HolidayCalendar;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.sandbox.DrivenClock;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.sandbox.books.Country;
import io.xeropulse.sandbox.fault.Fault;
import io.xeropulse.sandbox.http.Meter;
import io.xeropulse.sandbox.webhook.Delivery;
import io.xeropulse.warehouse.Acting;
import io.xeropulse.warehouse.Organization;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.XeroPulse;
import io.xeropulse.warehouse.report.Figures;
import io.xeropulse.warehouse.report.Published;
import io.xeropulse.warehouse.state.PastSync;
import io.xeropulse.xero.XeroApp;
import io.xeropulse.xero.auth.AesTokenVault;
import io.xeropulse.xero.auth.AppCredentials;
import io.xeropulse.xero.http.RateLimits;
import io.xeropulse.xero.http.Retries;
import io.xeropulse.xero.http.XeroEndpoints;
import io.xeropulse.xpm.PracticeManager;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What a host does with organizations goes through one door. */
class OneDoorTest {
  private static final URI BACK = URI.create("https://practice.example/xero/back");
  private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");
  private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");
  private static final LocalDate LAST_DAY = LocalDate.of(2025, 6, 30);

  private final DrivenClock clock = DrivenClock.at(Instant.parse("2025-07-01T02:00:00Z"));
  private final OrganizationId first = new OrganizationId(new UUID(7, 1));
  private final OrganizationId second = new OrganizationId(new UUID(-9, 2));
  private final PGSimpleDataSource database = PostgresServer.pooled(PostgresServer.newDatabase());
  private final Sandbox sandbox =
      Sandbox.builder().seed(8).invoices(20).jobs(3).clock(clock).start();

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private static XeroApp.Builder faster(XeroApp.Builder app, Sandbox sandbox) {
    return app.reading(PracticeManager.standard())
        .endpoints(XeroEndpoints.at(sandbox.baseUrl()))
        .rateLimits(RateLimits.unlimited())
        .retries(Retries.none());
  }

  private static XeroApp custom(OrganizationId organization, Sandbox sandbox) {
    return faster(XeroApp.customConnection(organization, credentials(sandbox)), sandbox).build();
  }

  private static AppCredentials credentials(Sandbox sandbox) {
    return AppCredentials.of(sandbox.clientId(), sandbox.clientSecret());
  }

  private XeroApp consented() {
    AesTokenVault vault = AesTokenVault.create(1, Map.of(1, new byte[32]), new SecureRandom());
    return faster(XeroApp.builder(credentials(sandbox), vault), sandbox)
        .webhookKey(sandbox.webhooks().key())
        .build();
  }

  private XeroPulse.Builder door() {
    return XeroPulse.builder(database).clock(clock);
  }

  /** A node that works: what it waits for passes by the database's clock. */
  private XeroPulse.Builder onItsOwnTime() {
    return XeroPulse.builder(database).validating();
  }

  @Test
  void shouldGiveProvedFiguresOfASyncAndNoneBefore() {
    try (XeroPulse pulse = door().source(custom(first, sandbox)).build()) {
      Organization practice = pulse.open(first, SyncSettings.in(SYDNEY));

      assertThat(practice.figures().publication()).isEmpty();
      assertThat(practice.figures().wip()).isEmpty();
      assertThat(practice.figures().agedReceivables(AgeingBasis.DUE_DATE)).isEmpty();
      assertThat(practice.figures().trialBalance(LAST_DAY)).isEmpty();
      assertThat(practice.figures().writeOns(LAST_DAY.minusYears(1), LAST_DAY)).isEmpty();

      SyncReport report = practice.sync();

      assertThat(report.status()).as("%s", report).isEqualTo(SyncStatus.COMPLETED);
      Published<AgedReceivables> debtors =
          practice.figures().agedReceivables(LAST_DAY, AgeingBasis.DUE_DATE).orElseThrow();
      assertThat(debtors.value().total())
          .isEqualByComparingTo(sandbox.truth().receivables(LAST_DAY).total());
      assertThat(debtors.publication().sessionId()).isEqualTo(report.session().id());
      assertThat(debtors.publication().asAt()).isEqualTo(LocalDate.of(2025, 7, 1));
      assertThat(debtors.certificate()).get().matches(proof -> proof.tied());
      assertThat(practice.figures().wip()).isPresent();
      assertThat(practice.figures().wip(LAST_DAY)).as("worked out for another day").isEmpty();
      assertThat(practice.health().state()).isEqualTo(SyncHealth.State.FRESH);
      assertThat(report.certificate()).isNotNull().matches(Certificate::sound);
      assertThat(debtors.certificate().orElseThrow().hash()).isEqualTo(report.certificate().hash());
    }
  }

  @Test
  void shouldPageThroughSyncsThatRunAndThatAreOver() {
    List<List<PastSync>> whileRunning = new ArrayList<>();
    List<Organization> opened = new ArrayList<>();
    SyncListener looking =
        new SyncListener() {
          @Override
          public void started(SyncSession session) {
            whileRunning.add(opened.get(0).syncs(1));
          }
        };
    try (XeroPulse pulse = door().source(custom(first, sandbox)).listener(looking).build()) {
      opened.add(pulse.open(first, SyncSettings.in(SYDNEY)));
      Organization practice = opened.get(0);
      SyncReport start = practice.sync();
      SyncReport again = practice.sync();

      List<PastSync> newest = practice.syncs(1);
      assertThat(newest).extracting(PastSync::id).containsExactly(again.session().id());
      assertThat(practice.syncsBefore(newest.get(0), 5))
          .singleElement()
          .satisfies(
              past -> {
                assertThat(past.id()).isEqualTo(start.session().id());
                assertThat(past.trigger()).isEqualTo("start-up");
                assertThat(past.status()).contains(SyncStatus.COMPLETED);
                assertThat(past.error()).isEmpty();
              });
      assertThat(whileRunning)
          .hasSize(2)
          .allSatisfy(
              page -> assertThat(page).singleElement().matches(past -> past.status().isEmpty()));
    }
  }

  @Test
  void shouldAskThePolicyOfEachCallAndShowEachPersonTheirRowsAlone() {
    try (XeroPulse pulse = door().source(custom(first, sandbox)).build()) {
      Organization practice = pulse.open(first, SyncSettings.in(SYDNEY));
      Acting partner = practice.as(person(first, "executive"));
      Acting staff = practice.as(person(first, "staff").withClients(Set.of("nobody-s")));
      Acting stranger = practice.as(person(second, "executive"));

      assertThat(practice.as(person(first, "admin")).sync().status())
          .isEqualTo(SyncStatus.COMPLETED);

      BigDecimal all = sandbox.truth().receivables(LAST_DAY).total();
      assertThat(total(partner.figures())).isEqualByComparingTo(all).isPositive();
      assertThat(total(staff.figures())).as("no invoice is of theirs").isZero();
      assertThat(partner.figures().trialBalance(LAST_DAY)).isPresent();
      assertThatThrownBy(staff::sync)
          .isInstanceOfSatisfying(
              RefusedException.class, refused -> assertThat(refused.retryable()).isFalse())
          .hasMessageContaining("sync.run");
      assertThatThrownBy(stranger::figures)
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused -> assertThat(refused.reason()).isEqualTo(DenyReason.OTHER_ORGANIZATION));
      assertThatThrownBy(stranger::health).isInstanceOf(RefusedException.class);
      assertThatThrownBy(() -> stranger.request(new Trigger.Scheduled()))
          .isInstanceOf(RefusedException.class);
    }
  }

  private static Principal person(OrganizationId organization, String role) {
    return Principal.of(new UserId("u-" + role), organization, new Role(role));
  }

  @Test
  void shouldFindThePlantedFaultInOneOfTwoOrganizationsAndNameNeitherInTheOther() {
    try (Sandbox other =
            Sandbox.builder()
                .seed(9)
                .invoices(25)
                .jobs(2)
                .country(Country.NZ)
                .clock(clock)
                .start();
        XeroPulse pulse =
            door().source(custom(first, sandbox)).source(custom(second, other)).build()) {
      other.faults().always("TrialBalance", Fault.rewritten(OneDoorTest::withOtherCents));
      Organization sound = pulse.open(first, SyncSettings.in(SYDNEY));
      Organization faulty = pulse.open(second, SyncSettings.in(AUCKLAND).booksIn("NZD"));

      assertThat(sound.sync().status()).isEqualTo(SyncStatus.COMPLETED);
      assertThat(faulty.sync().status()).isEqualTo(SyncStatus.PARTIAL);

      assertThat(proof(sound)).containsExactly("AUD", true);
      assertThat(proof(faulty)).containsExactly("NZD", false);
      assertThat(pulse.organizations()).extracting(Organization::id).containsOnly(first, second);
      assertThat(tablesNaming(sandbox.xeroTenantId(), first)).as("its own").isNotEmpty();
      assertThat(tablesNaming(other.xeroTenantId(), first)).isEmpty();
      assertThat(tablesNaming(sandbox.xeroTenantId(), second)).isEmpty();
    }
  }

  private static String withOtherCents(String report) {
    return Pattern.compile("\"Value\":\"(\\d+)\\.\\d\\d\"")
        .matcher(report)
        .replaceAll("\"Value\":\"$1.99\"");
  }

  private static List<Object> proof(Organization organization) {
    Published<?> figure =
        organization.figures().agedReceivables(AgeingBasis.DUE_DATE).orElseThrow();
    return List.of(figure.publication().baseCurrency(), figure.certificate().orElseThrow().tied());
  }

  /** Rows of an organization in which a text of another's stands. */
  private List<String> tablesNaming(String text, OrganizationId organization) {
    return Jdbi.create(database)
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select table_name from information_schema.columns
                        where table_schema = 'xeropulse' and column_name = 'organization_id'
                        """)
                    .mapTo(String.class)
                    .list()
                    .stream()
                    .filter(
                        table ->
                            handle
                                .createQuery(
                                    "select exists (select from xeropulse.<table> t where organization_id = :id and t::text like '%' || :text || '%')"
                                        .replace("<table>", table))
                                .bind("id", organization.value())
                                .bind("text", text)
                                .mapTo(Boolean.class)
                                .one())
                    .toList());
  }

  @Test
  void shouldReportAnOrganizationThatNobodyConnectedAndReadItOnceSomebodyConsented()
      throws IOException {
    try (XeroPulse pulse = door().source(consented()).build()) {
      Organization practice = pulse.open(first, SyncSettings.in(SYDNEY));

      SyncReport refused = practice.sync();

      assertThat(refused.status()).isEqualTo(SyncStatus.FAILED);
      assertThat(refused.remaining()).isEqualTo(Remaining.ACTION);
      assertThat(practice.health().state()).isEqualTo(SyncHealth.State.FAILING);
      assertThat(practice.health().why()).contains(first.toString(), "not connected");

      connect(practice);

      assertThat(practice.sync().status()).isEqualTo(SyncStatus.COMPLETED);
      assertThat(practice.figures().wip()).isPresent();
      // Another's consent makes nothing of it this one's, nor may it be taken for this one's.
      Organization stranger = pulse.open(second, SyncSettings.in(AUCKLAND));
      assertThat(stranger.sync().status()).isEqualTo(SyncStatus.FAILED);
      ConsentRequest ours = practice.connecting(BACK).begin();
      HttpUrl answer = browse(ours.address());
      assertThatThrownBy(
              () ->
                  stranger
                      .connecting(BACK)
                      .complete(
                          ours, answer.queryParameter("state"), answer.queryParameter("code")))
          .isInstanceOf(AuthenticationException.class)
          .hasMessageContaining(second.toString());
      connect(practice);
      assertThat(practice.sync().status()).as("consented again").isEqualTo(SyncStatus.COMPLETED);
    }
  }

  @Test
  void shouldNeverReadAnotherCompanyIntoAnOrganization() {
    try (XeroPulse pulse = door().source(custom(first, sandbox)).build()) {
      assertThat(pulse.open(first, SyncSettings.in(SYDNEY)).sync().status())
          .isEqualTo(SyncStatus.COMPLETED);
    }
    try (Sandbox other = Sandbox.builder().seed(31).invoices(5).jobs(1).clock(clock).start();
        XeroPulse pulse =
            door()
                .source(
                    faster(
                            XeroApp.customConnection(
                                first, AppCredentials.of(other.clientId(), other.clientSecret())),
                            other)
                        .build())
                .build()) {
      Organization practice = pulse.organization(first);
      long contacts = number("select count(*) from xeropulse.contact");

      SyncReport report = practice.sync();

      assertThat(other.xeroTenantId()).isNotEqualTo(sandbox.xeroTenantId());
      assertThat(report.status()).isEqualTo(SyncStatus.FAILED);
      assertThat(report.error()).contains("more than one tenant", sandbox.xeroTenantId());
      assertThat(number("select count(*) from xeropulse.contact")).isEqualTo(contacts);
      assertThat(total(practice))
          .isEqualByComparingTo(sandbox.truth().receivables(LAST_DAY).total());
    }
  }

  @Test
  void shouldStoreWhatAWebhookTellsOfAnOrganizationWhoseOpeningBrokeOff() throws Exception {
    try (XeroPulse pulse = door().source(consented()).build()) {
      connect(pulse.open(first, SyncSettings.in(SYDNEY)));
      Jdbi.create(database)
          .useHandle(handle -> handle.execute("delete from xeropulse.scheduled_sync"));
      byte[] body = of(sandbox.xeroTenantId(), 1);
      assertThat(pulse.webhook(body, sign(body))).isEqualTo(200);
      assertThat(number("select count(*) from xeropulse.sync_request")).isEqualTo(1);
      assertThat(number("select count(*) from xeropulse.scheduled_sync")).isEqualTo(1);
    }
  }

  private static void connect(Organization organization) throws IOException {
    Organization.Connecting connecting = organization.connecting(BACK);
    ConsentRequest request = connecting.begin();
    HttpUrl back = browse(request.address());
    connecting.complete(request, back.queryParameter("state"), back.queryParameter("code"));
  }

  private static HttpUrl browse(URI address) throws IOException {
    OkHttpClient browser = new OkHttpClient.Builder().followRedirects(false).build();
    try (Response response =
        browser.newCall(new Request.Builder().url(address.toString()).build()).execute()) {
      return HttpUrl.get(response.header("Location"));
    }
  }

  @Test
  void shouldLetAnotherNodeFollowSettingsAndTakeRequests() throws Exception {
    LinkedBlockingQueue<Notice> heard = new LinkedBlockingQueue<>();
    try (XeroPulse asking = door().source(custom(first, sandbox)).build();
        XeroPulse working =
            onItsOwnTime()
                .source(custom(first, sandbox))
                .notifier(
                    notice -> {
                      throw new IllegalStateException("a listener that throws");
                    })
                .notifier(heard::add)
                .closeWithin(Duration.ofSeconds(10))
                .build()) {
      Organization here = asking.open(first, SyncSettings.in(SYDNEY));
      SyncSettings changed =
          SyncSettings.in(AUCKLAND)
              .unproved()
              .at(
                  BusinessHours.in(AUCKLAND)
                      .between(LocalTime.of(7, 30), LocalTime.of(12, 0))
                      .every(Duration.ofMinutes(30))
                      .except(HolidayCalendar.of(Set.of(LocalDate.of(2025, 12, 25)))));
      Organization there = working.organization(first);
      assertThat(there.settings()).isEqualTo(SyncSettings.in(SYDNEY));
      asking.open(first, changed);
      assertThat(there.settings()).isEqualTo(changed);

      working.start();
      assertThat(next(heard).kind()).isEqualTo(Notice.Kind.COMPLETED);
      here.request(Trigger.Manual.incremental());
      assertThat(next(heard).kind()).isEqualTo(Notice.Kind.COMPLETED);
      assertThat(here.figures().agedReceivables(AgeingBasis.DUE_DATE))
          .get()
          .matches(figure -> figure.certificate().isEmpty());

      asking.remove(first);
      assertThatThrownBy(there::settings)
          .isInstanceOf(InvalidConfigurationException.class)
          .hasMessageContaining(first.toString());
      assertThat(working.organizations()).isEmpty();
    }
  }

  @Test
  void shouldTurnAWebhookIntoAChangedFigureOnAnotherNodeWithoutACallOfPracticeManager()
      throws Exception {
    LinkedBlockingQueue<Notice> heard = new LinkedBlockingQueue<>();
    HttpServer host = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    try (XeroPulse answering = door().source(consented()).build();
        XeroPulse working = onItsOwnTime().source(consented()).notifier(heard::add).build()) {
      // Planned for another day, so that what runs is what was asked for.
      SyncSettings settings = SyncSettings.in(SYDNEY).at(SyncNodeMain.farAway());
      Organization practice = answering.open(first, settings);
      connect(practice);
      host.createContext("/", exchange -> answer(answering, exchange));
      host.start();
      sandbox
          .webhooks()
          .deliverTo(URI.create("http://localhost:" + host.getAddress().getPort() + "/xero"));
      assertThat(sandbox.webhooks().intentToReceive()).allMatch(Delivery::accepted);
      working.start();
      assertThat(next(heard).kind()).isEqualTo(Notice.Kind.COMPLETED);
      assertThat(total(practice))
          .isEqualByComparingTo(sandbox.truth().receivables(LAST_DAY).total());
      sandbox.meter().reset();

      UUID invoice =
          sandbox.books().invoice(true, 0, LAST_DAY.minusDays(3), new BigDecimal("123.45"));
      assertThat(sandbox.webhooks().deliverTwice()).isNotEmpty().allMatch(Delivery::accepted);
      assertThat(sandbox.webhooks().deliverSignedWrongly().status()).isEqualTo(401);
      assertThat(next(heard).kind()).isEqualTo(Notice.Kind.COMPLETED);

      assertThat(total(practice))
          .as("invoice %s", invoice)
          .isEqualByComparingTo(sandbox.truth().receivables(LAST_DAY).total());
      assertThat(sandbox.meter().byLine().keySet())
          .extracting(Meter.Line::tenant)
          .isNotEmpty()
          .doesNotContain(sandbox.xpmTenantId());
      long asked = requestsEverMade();
      byte[] strangers = ofAStranger(number("select max(event_no) + 1 from xeropulse.heard_event"));
      assertThat(answering.webhook(strangers, sign(strangers))).isEqualTo(200);
      assertThat(requestsEverMade())
          .as("nothing for a tenant that nobody is connected to")
          .isEqualTo(asked);
      byte[] later = ofAStranger(900);
      assertThat(answering.webhook(later, sign(later))).isEqualTo(200);
      assertThat(requestsEverMade()).as("what a gap may have missed").isEqualTo(asked + 1);
    } finally {
      host.stop(0);
    }
  }

  private static BigDecimal total(Organization organization) {
    return total(organization.figures());
  }

  private static BigDecimal total(Figures figures) {
    return figures.agedReceivables(LAST_DAY, AgeingBasis.DUE_DATE).orElseThrow().value().total();
  }

  private static void answer(XeroPulse pulse, HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String signature = exchange.getRequestHeaders().getFirst("x-xero-signature");
    exchange.sendResponseHeaders(pulse.webhook(body, signature), -1);
    exchange.close();
  }

  private long requestsEverMade() {
    return number(
        "select coalesce(pg_sequence_last_value(pg_get_serial_sequence('xeropulse.sync_request',"
            + " 'request_no')::regclass), 0)");
  }

  private long number(String query) {
    return Jdbi.create(database)
        .withHandle(handle -> handle.createQuery(query).mapTo(Long.class).one());
  }

  private static byte[] ofAStranger(long sequence) {
    return of(new UUID(5, 5).toString(), sequence);
  }

  private static byte[] of(String tenant, long sequence) {
    return """
    {"events":[{"resourceId":"%1$s","tenantId":"%1$s","tenantType":"ORGANISATION",
      "eventCategory":"INVOICE","eventType":"UPDATE","eventDateUtc":"2025-07-01T00:00:00.000"}],
     "firstEventSequence":%2$d,"lastEventSequence":%2$d,"entropy":"x"}
    """
        .formatted(tenant, sequence)
        .getBytes(StandardCharsets.UTF_8);
  }

  private String sign(byte[] body) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(sandbox.webhooks().key().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return Base64.getEncoder().encodeToString(mac.doFinal(body));
  }

  private static Notice next(LinkedBlockingQueue<Notice> heard) throws InterruptedException {
    Notice notice = heard.poll(1, TimeUnit.MINUTES);
    assertThat(notice).as("news within a minute").isNotNull();
    return notice;
  }

  @Test
  void shouldLoadNothingFromBooksInAnotherCurrencyThanStated() {
    try (XeroPulse pulse = door().source(custom(first, sandbox)).build()) {
      Organization practice = pulse.open(first, SyncSettings.in(SYDNEY).booksIn("NZD"));

      SyncReport report = practice.sync();

      assertThat(report.status()).isEqualTo(SyncStatus.PARTIAL);
      assertThat(report.remaining()).isEqualTo(Remaining.ACTION);
      assertThat(practice.health().why()).contains("AUD", "NZD");
      assertThat(practice.figures().publication()).isEmpty();
    }
  }

  @Test
  void shouldRefuseASchemaThatNobodyMigratedAndAnOrganizationWithoutSource() {
    assertThatThrownBy(() -> door().validating().build())
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("migrate");
    try (XeroPulse pulse = door().source(custom(first, sandbox)).build()) {
      Organization stranger = pulse.open(second, SyncSettings.in(SYDNEY));
      assertThatThrownBy(stranger::sync)
          .isInstanceOf(InvalidConfigurationException.class)
          .hasMessageContaining(second.toString());
      assertThatThrownBy(() -> stranger.connecting(BACK))
          .isInstanceOf(InvalidConfigurationException.class);
      assertThatThrownBy(() -> pulse.organization(new OrganizationId(new UUID(3, 3))))
          .isInstanceOf(InvalidConfigurationException.class);
    }
  }
}
