package io.xeropulse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.SyncStatus;
import io.xeropulse.core.sync.proof.DayReader;
import io.xeropulse.core.sync.proof.Prover;
import io.xeropulse.core.sync.proof.TieOut;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.sandbox.DrivenClock;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.xero.source.XeroTrialBalance;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What comes between the reading and the tables is found in the session that it happens to. */
class TamperedTablesTest {
  private static final PGSimpleDataSource database = PostgresServer.newWarehouse();
  private static final String SOME =
      "(select source_id from xeropulse.financial_data where organization_id = :organization"
          + " and kind = 'invoice' and total > 0 and exists (select from xeropulse.financial_line l"
          + " where l.organization_id = :organization and l.parent_id = financial_data.source_id)"
          + " order by source_id limit 1)";
  private static final List<String> FAULTS =
      List.of(
          "update xeropulse.financial_data set total = total + 0.01"
              + " where organization_id = :organization and source_id = "
              + SOME,
          "update xeropulse.financial_data set total_tax = null"
              + " where organization_id = :organization and source_id = "
              + SOME,
          "update xeropulse.financial_data set transaction_date = transaction_date - 1"
              + " where organization_id = :organization and source_id = "
              + SOME,
          "update xeropulse.financial_data set due_date = due_date + 1"
              + " where organization_id = :organization and source_id = "
              + SOME,
          "update xeropulse.financial_data set status = 'voided'"
              + " where organization_id = :organization and source_id = "
              + SOME,
          "update xeropulse.financial_line set line_amount = line_amount - 0.01"
              + " where organization_id = :organization and parent_id = "
              + SOME,
          "delete from xeropulse.financial_line"
              + " where organization_id = :organization and parent_id = "
              + SOME,
          "delete from xeropulse.financial_data where organization_id = :organization"
              + " and kind = 'payment'",
          "update xeropulse.financial_data d set base_total = o.base_total, total = o.total from"
              + " xeropulse.financial_data o where d.organization_id = :organization and"
              + " o.organization_id = :organization and d.kind = 'payment' and o.kind = 'payment'"
              + " and d.total <> o.total");

  @Test
  void shouldNameTheRecordsThatAreNotHeldAsTheyWereLoaded() {
    Warehouse warehouse = Warehouse.create(database);
    DrivenClock clock = DrivenClock.at(Instant.parse("2025-07-01T00:00:00Z"));
    try (Sandbox sandbox = Sandbox.builder().seed(6).invoices(40).jobs(2).clock(clock).start()) {
      SyncReport sound = sync(warehouse, sandbox, clock, "select :organization");
      assertThat(sound.status()).as(String.valueOf(sound.error())).isEqualTo(SyncStatus.COMPLETED);
      for (String fault : FAULTS) {
        SyncReport report = sync(warehouse, sandbox, clock, fault);

        assertThat(report.status()).as(fault).isEqualTo(SyncStatus.PARTIAL);
        assertThat(report.error()).as(fault).contains("not in the warehouse as they were loaded");
      }
    }
  }

  private static SyncReport sync(
      Warehouse warehouse, Sandbox sandbox, DrivenClock clock, String fault) {
    OrganizationId organization = new OrganizationId(UUID.randomUUID());
    SteppedSync sync = SteppedSync.of(warehouse, sandbox, clock, () -> {});
    TieOut tieOut =
        TieOut.of(
            new XeroTrialBalance(sync.client().accounting(organization, sync.books()).reports()),
            DayReader.NONE);
    return sync.run(
        organization,
        new Trigger.Manual(false, Set.of()),
        pipeline ->
            pipeline
                .refresh((session, asAt) -> plant(organization, fault))
                .prover(Prover.of(warehouse.heldRecords(), tieOut, warehouse.certificates())));
  }

  private static void plant(OrganizationId organization, String fault) {
    Jdbi.create(database)
        .useHandle(
            handle -> {
              if (fault.startsWith("select")) {
                handle
                    .createQuery(fault)
                    .bind("organization", organization.value())
                    .mapToMap()
                    .one();
              } else {
                handle.createUpdate(fault).bind("organization", organization.value()).execute();
              }
            });
  }
}
