package io.xeropulse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.SyncListener;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.SyncStatus;
import io.xeropulse.core.sync.proof.Certificate;
import io.xeropulse.core.sync.proof.DayReader;
import io.xeropulse.core.sync.proof.Prover;
import io.xeropulse.core.sync.proof.Suspect;
import io.xeropulse.core.sync.proof.TieOut;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.sandbox.DrivenClock;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.xero.source.XeroTrialBalance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What comes between the reading and the tables is found in the session that it happens to. */
class TamperedTablesTest {
  private static final PGSimpleDataSource database =
      PostgresServer.pooled(PostgresServer.newWarehouse());
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

  private static final Map<String, String> CHANGES =
      Map.ofEntries(
          Map.entry(
              "account",
              "update xeropulse.account set name = name || '.' where organization_id ="
                  + " :organization and source_id = :id"),
          Map.entry(
              "contact",
              "update xeropulse.contact set status = 'ARCHIVED.' where organization_id ="
                  + " :organization and source_id = :id"),
          Map.entry(
              "tax_rate",
              "update xeropulse.tax_rate set effective_rate = effective_rate + 1 where"
                  + " organization_id = :organization and source_id = :id"),
          Map.entry(
              "staff",
              "update xeropulse.staff set name = name || '.' where organization_id = :organization"
                  + " and source_id = :id"),
          Map.entry(
              "task",
              "update xeropulse.task set name = name || '.' where organization_id = :organization"
                  + " and source_id = :id"),
          Map.entry(
              "category",
              "update xeropulse.category set name = name || '.' where organization_id ="
                  + " :organization and source_id = :id"),
          Map.entry(
              "client",
              "update xeropulse.client set archived = not archived where organization_id ="
                  + " :organization and source_id = :id"),
          Map.entry(
              "job",
              "update xeropulse.job set state = state || '.' where organization_id = :organization"
                  + " and source_id = :id"),
          Map.entry(
              "time_entry",
              "update xeropulse.time_entry set minutes = minutes + 1 where organization_id ="
                  + " :organization and source_id = :id"),
          Map.entry(
              "job_cost",
              "update xeropulse.job_cost set unit_price = unit_price + 0.01 where organization_id ="
                  + " :organization and source_id = :id"),
          Map.entry(
              "job_invoice",
              "update xeropulse.job_invoice set amount = -amount where organization_id ="
                  + " :organization and source_id = :id"));
  private static final List<String> PAGE_FAULTS =
      List.of(
          "delete from xeropulse.sync_page where organization_id = :organization"
              + " and entity = 'payments'",
          "update xeropulse.sync_page set records = records + 1"
              + " where organization_id = :organization and entity = 'accounts'",
          "update xeropulse.sync_page set control_hash = '00000000000000ff'"
              + " where organization_id = :organization and entity = 'time'");

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

  @Test
  void shouldNameTheRecordsOfEveryTableAndThePagesThatAreNotAsTheyWereLoaded() {
    Warehouse warehouse = Warehouse.create(database);
    DrivenClock clock = DrivenClock.at(Instant.parse("2025-07-01T00:00:00Z"));
    List<Certificate> certificates = new ArrayList<>();
    OrganizationId organization = new OrganizationId(UUID.randomUUID());
    Map<String, String> altered = new TreeMap<>();
    try (Sandbox sandbox = Sandbox.builder().seed(6).invoices(40).jobs(4).clock(clock).start()) {
      sync(
          warehouse,
          sandbox,
          clock,
          organization,
          () -> {
            CHANGES.forEach(
                (table, change) -> altered.put(table, alter(organization, table, change)));
            PAGE_FAULTS.forEach(fault -> plant(organization, fault));
          },
          certificates::add);
    }
    assertThat(altered.keySet()).isEqualTo(CHANGES.keySet());
    assertThat(certificates)
        .singleElement()
        .satisfies(
            certificate -> {
              assertThat(named(certificate, Suspect.Kind.ALTERED))
                  .containsExactlyInAnyOrderElementsOf(altered.values());
              assertThat(named(certificate, Suspect.Kind.PAGE))
                  .anyMatch(page -> page.startsWith("page 1 of xero/payments in session "))
                  .anyMatch(page -> page.startsWith("page 1 of xero/accounts in session "))
                  .anyMatch(page -> page.startsWith("page 1 of xpm/time in session "))
                  .anyMatch(page -> page.startsWith("page 1 of xpm/jobs in session "));
            });
  }

  private static List<String> named(Certificate certificate, Suspect.Kind kind) {
    return certificate.altered().stream()
        .filter(suspect -> suspect.kind() == kind)
        .map(Suspect::sourceId)
        .toList();
  }

  /** Changes one record, and says which. */
  private static String alter(OrganizationId organization, String table, String change) {
    return Jdbi.create(database)
        .withHandle(
            handle -> {
              String id =
                  handle
                      .createQuery(
                          "select source_id from xeropulse.%s where organization_id = :organization order by source_id limit 1"
                              .formatted(table))
                      .bind("organization", organization.value())
                      .mapTo(String.class)
                      .one();
              handle
                  .createUpdate(change)
                  .bind("organization", organization.value())
                  .bind("id", id)
                  .execute();
              return id;
            });
  }

  private static SyncReport sync(
      Warehouse warehouse, Sandbox sandbox, DrivenClock clock, String fault) {
    OrganizationId organization = new OrganizationId(UUID.randomUUID());
    return sync(
        warehouse, sandbox, clock, organization, () -> plant(organization, fault), proof -> {});
  }

  private static SyncReport sync(
      Warehouse warehouse,
      Sandbox sandbox,
      DrivenClock clock,
      OrganizationId organization,
      Runnable plant,
      Consumer<Certificate> proofs) {
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
                .refresh((session, asAt) -> plant.run())
                .listener(
                    new SyncListener() {
                      @Override
                      public void proof(SyncSession session, Certificate certificate) {
                        proofs.accept(certificate);
                      }
                    })
                .prover(
                    Prover.of(
                        warehouse.heldRecords(),
                        warehouse.loadedPages(),
                        tieOut,
                        warehouse.certificates())));
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
