package io.xeropulse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.SyncStatus;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.sandbox.DrivenClock;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.warehouse.report.BooksDigest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The pipeline gives the same books and figures whichever way organizations are kept apart. */
class SchemaPerOrganizationSyncTest {
  private static final OrganizationId SHARED = new OrganizationId(new UUID(0, 1));
  private static final OrganizationId OWN = new OrganizationId(new UUID(0, 2));
  private static final OrganizationId OTHER = new OrganizationId(new UUID(0, 3));

  @Test
  void shouldGiveTheSameBooksInASchemaOfTheOrganizationsOwn() throws IOException {
    DrivenClock clock = DrivenClock.at(Instant.parse("2025-07-01T00:00:00Z"));
    Warehouse shared = Warehouse.create(PostgresServer.pooled(PostgresServer.newWarehouse()));
    Warehouse own =
        Warehouse.builder(PostgresServer.pooled(PostgresServer.newWarehouse()))
            .schemaPerOrganization()
            .build();
    List.of(OWN, OTHER).forEach(own.organizationSchemas()::create);
    try (Sandbox sandbox = Sandbox.builder().seed(11).invoices(60).jobs(8).clock(clock).start()) {
      sync(shared, SHARED, sandbox, clock);
      sync(own, OWN, sandbox, clock);
      BooksDigest expected = shared.booksDigests().of(SHARED, SteppedSync.LAST_DAY);
      BooksDigest seen = own.booksDigests().of(OWN, SteppedSync.LAST_DAY);
      assertThat(expected.tables().get("financial_data").rows()).isPositive();
      assertThat(expected.tables().get("job_cost").rows()).isPositive();
      assertThat(expected.differences(seen)).isEmpty();

      SyncReport quiet = sync(own, OWN, sandbox, clock);
      assertThat(quiet.entities())
          .allMatch(entity -> entity.receipt().inserted() + entity.receipt().updated() == 0);
    }
    assertThat(own.inventory().sizes(OWN)).isNotEmpty();
    assertThat(own.inventory().sizes(OTHER)).isEmpty();
    assertThat(own.syncHistory().of(OWN).lastStatus()).isEqualTo(SyncStatus.COMPLETED);
    assertThat(own.syncHistory().of(OTHER).lastStatus()).isNull();
  }

  private static SyncReport sync(
      Warehouse warehouse, OrganizationId organization, Sandbox sandbox, DrivenClock clock) {
    SyncReport report =
        SteppedSync.of(warehouse, sandbox, clock, () -> {})
            .run(organization, Trigger.Manual.incremental(), UnaryOperator.identity());
    assertThat(report.status()).as(report.toString()).isEqualTo(SyncStatus.COMPLETED);
    return report;
  }
}
