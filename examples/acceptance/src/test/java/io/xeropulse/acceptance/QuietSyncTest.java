package io.xeropulse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.SyncStatus;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.sandbox.DrivenClock;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.sandbox.http.Meter;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A sync that finds nothing new asks once for each list and writes nothing. */
class QuietSyncTest {
  private static final OrganizationId ORGANIZATION = new OrganizationId(new UUID(0, 1));

  @Test
  void shouldAskOnceForEachListOfTheBooks() throws Exception {
    DrivenClock clock = DrivenClock.at(Instant.parse("2025-07-01T00:00:00Z"));
    PGSimpleDataSource database = PostgresServer.pooled(PostgresServer.newWarehouse());
    try (Sandbox sandbox = Sandbox.builder().seed(2).invoices(1_500).jobs(2).clock(clock).start()) {
      Warehouse warehouse = Warehouse.create(database);
      sync(warehouse, sandbox, clock);
      clock.advance(Duration.ofHours(1));
      UUID invoice = sandbox.books().invoice(true, 0, SteppedSync.LAST_DAY, BigDecimal.TEN);
      sandbox.books().pay(invoice, SteppedSync.LAST_DAY, BigDecimal.ONE);
      sync(warehouse, sandbox, clock);
      sandbox.meter().reset();

      SyncReport quiet = sync(warehouse, sandbox, clock);

      assertThat(quiet.entities())
          .allSatisfy(
              entity -> {
                assertThat(entity.receipt().inserted()).isZero();
                assertThat(entity.receipt().updated()).isZero();
                assertThat(entity.removed()).isZero();
              });
      Map<String, Long> calls = calls(sandbox);
      assertThat(calls).hasSize(15).containsKeys("Invoices", "Payments", "Budgets");
      assertThat(calls).allSatisfy((list, made) -> assertThat(made).as(list).isOne());
    }
  }

  private static Map<String, Long> calls(Sandbox sandbox) {
    Map<String, Long> calls = new TreeMap<>();
    for (Map.Entry<Meter.Line, Meter.Usage> line : sandbox.meter().byLine().entrySet()) {
      if (line.getKey().tenant().equals(sandbox.xeroTenantId())) {
        calls.put(line.getKey().endpoint(), line.getValue().calls());
      }
    }
    return calls;
  }

  private static SyncReport sync(Warehouse warehouse, Sandbox sandbox, DrivenClock clock) {
    SyncReport report =
        SteppedSync.of(warehouse, sandbox, clock, () -> {})
            .run(ORGANIZATION, Trigger.Manual.incremental(), UnaryOperator.identity());
    assertThat(report.status()).as(report.toString()).isEqualTo(SyncStatus.COMPLETED);
    return report;
  }
}
