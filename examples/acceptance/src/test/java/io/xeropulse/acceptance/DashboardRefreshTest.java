package io.xeropulse.acceptance;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.verify;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import io.xeropulse.authz.embed.MetabaseCache;
import io.xeropulse.authz.embed.MetabaseSite;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.OrganizationSettings;
import io.xeropulse.core.sync.SyncPipeline;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.SyncStatus;
import io.xeropulse.core.sync.refresh.DashboardCache;
import io.xeropulse.core.sync.refresh.DashboardRefresh;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.xero.XeroClient;
import io.xeropulse.xero.http.RateLimits;
import io.xeropulse.xero.http.XeroEndpoints;
import java.net.http.HttpClient;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WireMockTest
class DashboardRefreshTest {
  private static final LocalDate AS_AT = LocalDate.of(2025, 6, 30);

  private final OrganizationId organization = new OrganizationId(UUID.randomUUID());
  private final Warehouse warehouse = Warehouse.create(PostgresServer.newWarehouse());

  @ParameterizedTest
  @ValueSource(ints = {204, 402, 403, 500})
  void shouldTellMetabaseOfNewFiguresAndCompleteWhateverItAnswers(
      int answer, WireMockRuntimeInfo metabase) throws Exception {
    stubFor(post(anyUrl()).willReturn(status(answer)));
    MetabaseSite site = MetabaseSite.of(metabase.getHttpBaseUrl());
    assertPublished(sync(new MetabaseCache(HttpClient.newHttpClient(), site, "mb_secret")));
    verify(
        1,
        postRequestedFor(
            urlEqualTo("/api/cache/invalidate?include=overrides&dashboard=7&dashboard=31")));
  }

  @Test
  void shouldCompleteWhereTheHostsOwnCacheBreaks() throws Exception {
    assertPublished(
        sync(
            dashboards -> {
              throw new IllegalStateException("the host's own");
            }));
  }

  private void assertPublished(SyncReport report) {
    assertThat(report.error()).isNull();
    assertThat(report.status()).isEqualTo(SyncStatus.COMPLETED);
    assertThat(warehouse.reports().published(organization)).isPresent();
  }

  private SyncReport sync(DashboardCache cache) throws Exception {
    try (Sandbox sandbox = Sandbox.builder().invoices(2).jobs(0).start()) {
      XeroClient xero =
          XeroClient.builder(sandbox.clientId(), sandbox.clientSecret())
              .endpoints(XeroEndpoints.at(sandbox.baseUrl()))
              .rateLimits(RateLimits.unlimited())
              .build();
      return SyncPipeline.builder(warehouse.sessions(), warehouse.watermarks(), warehouse.loader())
          .refresh(warehouse.publication())
          .refresh(new DashboardRefresh(cache, Set.of(31, 7)))
          .build()
          .run(
              organization,
              new OrganizationSettings("AUD", ZoneId.of("Australia/Sydney")),
              List.of(xero.source(xero.connections().get(0))),
              Trigger.Manual.incremental(),
              AS_AT);
    }
  }
}
