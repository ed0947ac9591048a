package io.xeropulse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.ageing.AgeingBasis;
import io.xeropulse.core.ageing.DebtAge;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.EntityReport;
import io.xeropulse.core.sync.OrganizationSettings;
import io.xeropulse.core.sync.SyncPipeline;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.SyncStatus;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.sandbox.DrivenClock;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.sandbox.http.Problem;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.warehouse.report.ReceivablesReport;
import io.xeropulse.xero.XeroClient;
import io.xeropulse.xero.auth.Scopes;
import io.xeropulse.xero.auth.XeroConnection;
import io.xeropulse.xero.http.RateLimits;
import io.xeropulse.xero.http.Retries;
import io.xeropulse.xero.http.XeroEndpoints;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A practice whose app may not read budgets has all else, and has budgets once the app may. */
class BudgetsScopeTest {
  private static final Scopes WITHOUT =
      Scopes.of(
          "accounting.settings.read",
          "accounting.contacts.read",
          "accounting.invoices.read",
          "accounting.payments.read",
          "accounting.banktransactions.read",
          "accounting.manualjournals.read");
  private static final Scopes WITH = WITHOUT.and("accounting.budgets.read");

  private final DrivenClock clock = DrivenClock.at(Instant.parse("2025-07-01T00:00:00Z"));
  private final Warehouse warehouse =
      Warehouse.create(PostgresServer.pooled(PostgresServer.newWarehouse()));
  private final OrganizationId organization = new OrganizationId(new UUID(0, 1));

  @Test
  void shouldPublishFiguresWithoutTheScopeAndReadBudgetsOnceItIsGiven() {
    try (Sandbox sandbox =
        Sandbox.builder().seed(4).invoices(60).jobs(2).clock(clock).enforceScopes(true).start()) {
      assertPublishedWithoutBudgets(sandbox, sync(sandbox, WITHOUT));

      SyncReport given = sync(sandbox, WITH);
      assertThat(given.status()).as(given.toString()).isEqualTo(SyncStatus.COMPLETED);
      assertThat(warehouse.reports().budgets(organization)).isNotEmpty();
    }
  }

  @Test
  void shouldPublishFiguresThoughBudgetsAreForbidden() {
    try (Sandbox sandbox = Sandbox.builder().seed(5).invoices(60).jobs(2).clock(clock).start()) {
      sandbox
          .faults()
          .always("Budgets", (call, sound) -> Problem.of(403, "Forbidden", "No such scope"));
      assertPublishedWithoutBudgets(sandbox, sync(sandbox, Scopes.none()));
    }
  }

  private void assertPublishedWithoutBudgets(Sandbox sandbox, SyncReport report) {
    assertThat(report.status()).as(report.toString()).isEqualTo(SyncStatus.PARTIAL);
    assertThat(report.entities()).hasSizeGreaterThan(10);
    for (EntityReport entity : report.entities()) {
      assertThat(entity.status())
          .as(entity.toString())
          .isEqualTo(
              entity.entity().name().startsWith("budget")
                  ? SyncStatus.NOT_ENTITLED
                  : SyncStatus.COMPLETED);
    }
    assertThat(warehouse.reports().budgets(organization)).isEmpty();
    ReceivablesReport owed =
        warehouse.reports().receivables(organization, SteppedSync.LAST_DAY).orElseThrow();
    assertThat(owed.published().sessionId()).isEqualTo(report.session().id());
    Map<String, BigDecimal> ages =
        sandbox.truth().receivables(SteppedSync.LAST_DAY).ageing(SteppedSync.LAST_DAY, true);
    for (DebtAge age : DebtAge.values()) {
      assertThat(owed.aged(AgeingBasis.DUE_DATE).amount(age))
          .as(age.label())
          .isEqualByComparingTo(ages.get(age.label()));
    }
    assertThat(owed.items()).isNotEmpty();
  }

  private SyncReport sync(Sandbox sandbox, Scopes scopes) {
    XeroClient client =
        XeroClient.builder(sandbox.clientId(), sandbox.clientSecret())
            .endpoints(XeroEndpoints.at(sandbox.baseUrl()))
            .scopes(scopes)
            .rateLimits(RateLimits.unlimited())
            .retries(Retries.none())
            .clock(clock)
            .build();
    XeroConnection books =
        client.connections().stream()
            .filter(connection -> connection.tenantType().equals("ORGANISATION"))
            .findFirst()
            .orElseThrow();
    return SyncPipeline.builder(warehouse.sessions(), warehouse.watermarks(), warehouse.loader())
        .clock(clock)
        .refresh(warehouse.publication())
        .build()
        .run(
            organization,
            new OrganizationSettings("AUD", ZoneId.of("Australia/Sydney")),
            List.of(client.source(books)),
            Trigger.Manual.incremental(),
            SteppedSync.LAST_DAY);
  }
}
