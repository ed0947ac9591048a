package io.xeropulse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.OrganizationSettings;
import io.xeropulse.core.sync.SyncPipeline;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.SyncStatus;
import io.xeropulse.core.sync.extract.SourceConnector;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.warehouse.report.WipReport;
import io.xeropulse.xpm.Facts;
import io.xeropulse.xpm.SandboxPractice;
import io.xeropulse.xpm.csv.CsvSource;
import io.xeropulse.xpm.csv.ExportWriter;
import io.xeropulse.xpm.csv.RateCardCsv;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A practice starts from its exports and gets the API later: nothing is lost, nothing doubled. */
class ExportsThenApiTest {
  private static final LocalDate AS_AT = LocalDate.of(2025, 6, 30);

  @TempDir private Path folder;

  @ParameterizedTest(name = "exports by name: {0}")
  @ValueSource(booleans = {false, true})
  void shouldMergeWhatTheApiBringsWithWhatTheExportsBrought(boolean byName) throws Exception {
    PGSimpleDataSource database = PostgresServer.newWarehouse();
    try (Sandbox sandbox = Sandbox.builder().seed(7).invoices(0).jobs(25).start()) {
      Warehouse warehouse = Warehouse.create(database);
      SourceConnector api = SandboxPractice.source(sandbox);
      CsvSource exports = CsvSource.create(new ExportWriter(Facts.of(api), folder, byName).write());
      OrganizationId both = organization(warehouse, sandbox);
      OrganizationId apiOnly = organization(warehouse, sandbox);

      sync(warehouse, apiOnly, api);
      sync(warehouse, both, exports);
      WipReport before = warehouse.reports().wip(both, AS_AT);
      sync(warehouse, both, api);

      WipReport expected = warehouse.reports().wip(apiOnly, AS_AT);
      assertThat(before.net()).isEqualByComparingTo(expected.net());
      assertThat(warehouse.reports().wip(both, AS_AT)).isEqualTo(expected);
      assertThat(warehouse.booksDigests().of(both, AS_AT))
          .isEqualTo(warehouse.booksDigests().of(apiOnly, AS_AT));
    }
  }

  private static OrganizationId organization(Warehouse warehouse, Sandbox sandbox) {
    OrganizationId organization = new OrganizationId(UUID.randomUUID());
    warehouse
        .practice()
        .replaceRateCard(organization, RateCardCsv.read(new StringReader(sandbox.rateCardCsv())));
    return organization;
  }

  private static void sync(
      Warehouse warehouse, OrganizationId organization, SourceConnector source) {
    SyncReport report =
        SyncPipeline.builder(warehouse.sessions(), warehouse.watermarks(), warehouse.loader())
            .refresh(warehouse.publication())
            .build()
            .run(
                organization,
                new OrganizationSettings("AUD", ZoneId.of("Australia/Sydney")),
                List.of(source),
                new Trigger.Manual(true, Set.of()),
                AS_AT);
    assertThat(report.status()).as("%s", report).isEqualTo(SyncStatus.COMPLETED);
  }
}
