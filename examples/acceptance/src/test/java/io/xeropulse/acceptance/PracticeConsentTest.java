package io.xeropulse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.grant.ConsentRequest;
import io.xeropulse.core.grant.GrantId;
import io.xeropulse.core.grant.GrantStore;
import io.xeropulse.core.grant.InMemoryGrantStore;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.EntityReport;
import io.xeropulse.core.sync.OrganizationSettings;
import io.xeropulse.core.sync.Remaining;
import io.xeropulse.core.sync.SyncHealth;
import io.xeropulse.core.sync.SyncPipeline;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.SyncStatus;
import io.xeropulse.core.sync.trigger.BusinessHours;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.sandbox.DrivenClock;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.sandbox.fault.Fault;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.xero.XeroClient;
import io.xeropulse.xero.XeroIdentity;
import io.xeropulse.xero.auth.AppCredentials;
import io.xeropulse.xero.auth.Consent;
import io.xeropulse.xero.auth.GrantTokens;
import io.xeropulse.xero.auth.Scopes;
import io.xeropulse.xero.auth.XeroConnection;
import io.xeropulse.xero.http.RateLimits;
import io.xeropulse.xero.http.Retries;
import io.xeropulse.xero.http.XeroEndpoints;
import io.xeropulse.xpm.XpmOptions;
import io.xeropulse.xpm.XpmSource;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a person consents to is enough for a practice; what a source refuses is said and seen. */
class PracticeConsentTest {
  private static final ZoneId ZONE = ZoneId.of("Australia/Sydney");

  private final DrivenClock clock = DrivenClock.at(Instant.parse("2025-07-01T00:00:00Z"));
  private final Warehouse warehouse =
      Warehouse.builder(PostgresServer.pooled(PostgresServer.newWarehouse())).clock(clock).build();
  private final OrganizationId organization = new OrganizationId(new UUID(20, 1));
  private final Sandbox sandbox =
      Sandbox.builder().seed(8).invoices(20).jobs(2).clock(clock).enforceScopes(true).start();

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void shouldPublishAPracticeThatConsentedAsTheReadmeShows() throws Exception {
    SyncReport report = sync(consented(Scopes.granular()));

    assertThat(report.status()).as("%s", report).isEqualTo(SyncStatus.COMPLETED);
    assertThat(warehouse.reports().published(organization)).isPresent();
    assertThat(health().state()).isEqualTo(SyncHealth.State.FRESH);
  }

  @Test
  void shouldSayWhatTheSourceRefusedAndNotBeFresh() throws Exception {
    // The connections are of an earlier consent: this one's token lists the organisation only.
    List<XeroConnection> connections = consented(Scopes.granular()).connections();
    XeroClient narrower = consented(Scopes.granular().withoutPracticeManager());
    assertThat(narrower.connections())
        .extracting(XeroConnection::tenantType)
        .containsExactly("ORGANISATION");

    SyncReport report = sync(narrower, connections);

    assertThat(report.status()).isEqualTo(SyncStatus.PARTIAL);
    assertThat(report.remaining()).isEqualTo(Remaining.ACTION);
    assertThat(report.error()).contains("xpm/", "not entitled");
    assertThat(report.entities())
        .filteredOn(entity -> entity.entity().source().equals("xpm"))
        .isNotEmpty()
        .extracting(EntityReport::error)
        .doesNotContainNull();
    assertThat(warehouse.reports().published(organization)).isEmpty();
    assertThat(health().state()).isEqualTo(SyncHealth.State.FAILING);
    assertThat(health().why()).contains("xpm/", "not entitled");
  }

  @Test
  void shouldNotBeFreshWhileXeroIsDown() throws Exception {
    XeroClient xero = consented(Scopes.granular());
    List<XeroConnection> connections = xero.connections();
    sync(xero, connections);
    clock.advance(Duration.ofMinutes(30));
    Instant back = clock.instant().plusSeconds(200);
    sandbox
        .faults()
        .always(
            "",
            (call, sound) ->
                clock.instant().isBefore(back)
                    ? Fault.unavailable().answer(call, sound)
                    : sound.handle(call));

    SyncReport down = sync(xero, connections);

    assertThat(down.status()).isEqualTo(SyncStatus.FAILED);
    assertThat(down.remaining()).isEqualTo(Remaining.READING);
    assertThat(health().state()).isEqualTo(SyncHealth.State.FAILING);
    clock.advance(Duration.ofSeconds(200));
    assertThat(sync(xero, connections).status()).isEqualTo(SyncStatus.COMPLETED);
    assertThat(health().state()).isEqualTo(SyncHealth.State.FRESH);
  }

  private SyncHealth health() {
    return SyncHealth.of(
        BusinessHours.in(ZONE), warehouse.syncHistory().of(organization), clock.instant());
  }

  private XeroClient consented(Scopes scopes) throws IOException {
    XeroEndpoints endpoints = XeroEndpoints.at(sandbox.baseUrl());
    GrantStore<GrantTokens> store = new InMemoryGrantStore<>();
    XeroIdentity identity =
        XeroIdentity.builder(AppCredentials.of(sandbox.clientId(), sandbox.clientSecret()), store)
            .endpoints(endpoints)
            .scopes(scopes)
            .clock(clock)
            .build();
    Consent consent = identity.consent(URI.create("https://practice.example/xero/back"));
    ConsentRequest request = consent.begin();
    HttpUrl back = browse(request.address());
    GrantId grant = GrantId.random();
    store.save(
        grant,
        consent.complete(request, back.queryParameter("state"), back.queryParameter("code")));
    return XeroClient.builder(identity.tokens(grant))
        .endpoints(endpoints)
        .rateLimits(RateLimits.unlimited())
        .retries(Retries.none())
        .clock(clock)
        .build();
  }

  private static HttpUrl browse(URI address) throws IOException {
    OkHttpClient browser = new OkHttpClient.Builder().followRedirects(false).build();
    try (Response response =
        browser.newCall(new Request.Builder().url(address.toString()).build()).execute()) {
      return HttpUrl.get(response.header("Location"));
    }
  }

  private SyncReport sync(XeroClient xero) {
    return sync(xero, xero.connections());
  }

  private SyncReport sync(XeroClient xero, List<XeroConnection> connections) {
    XeroConnection books = connection(connections, "ORGANISATION");
    XeroConnection practice = connection(connections, "PRACTICEMANAGER");
    return SyncPipeline.builder(warehouse.sessions(), warehouse.watermarks(), warehouse.loader())
        .clock(clock)
        .pause((wait, cancellation) -> clock.advance(wait))
        .refresh(warehouse.publication())
        .build()
        .run(
            organization,
            new OrganizationSettings("AUD", ZONE),
            List.of(
                xero.source(books),
                XpmSource.create(
                    xero.transport(), practice.tenantId(), XpmOptions.of(clock, ZONE))),
            Trigger.Manual.incremental(),
            SteppedSync.LAST_DAY);
  }

  private static XeroConnection connection(List<XeroConnection> connections, String type) {
    return connections.stream()
        .filter(connection -> connection.tenantType().equals(type))
        .findFirst()
        .orElseThrow();
  }
}
