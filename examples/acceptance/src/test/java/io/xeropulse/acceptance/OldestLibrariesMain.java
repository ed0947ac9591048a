package io.xeropulse.acceptance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.metrics.SyncMetrics;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.xpm.csv.RateCardCsv;
import java.io.StringReader;
import java.net.URI;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.LoggerFactory;

/** The smallest sync: migrates an empty database, syncs one organization, measures and reads it. */
final class OldestLibrariesMain {
  private OldestLibrariesMain() {}

  /**
   * Takes the database's address, Xero's, the app's id and secret, the practice's tenant and the
   * organization. Says which libraries it used, and how the sync ended.
   */
  public static void main(String[] args) {
    for (Class<?> used :
        List.of(
            MeterRegistry.class,
            ObjectMapper.class,
            CsvMapper.class,
            Flyway.class,
            LoggerFactory.class,
            PGSimpleDataSource.class)) {
      System.out.println(used.getProtectionDomain().getCodeSource().getLocation());
    }
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(args[0]);
    Warehouse warehouse = Warehouse.create(database);
    System.out.println("migrated " + warehouse.migrate());
    warehouse.schema().validate();
    OrganizationId organization = OrganizationId.of(args[5]);
    warehouse
        .practice()
        .replaceRateCard(
            organization, RateCardCsv.read(new StringReader("staff_uuid,hourly_rate\n,120.00\n")));
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    SyncReport report =
        new SteppedSync(
                warehouse,
                URI.create(args[1]),
                args[2],
                args[3],
                args[4],
                SteppedSync.DAY_AFTER,
                () -> {})
            .run(
                organization,
                Trigger.Manual.incremental(),
                pipeline -> pipeline.listener(new SyncMetrics(registry)));
    System.out.println("sync " + report.status().word() + " " + report.error());
    System.out.println("receivables " + warehouse.reports().published(organization).isPresent());
    System.out.println("meters " + registry.get("xeropulse.sync.duration").timer().count());
  }
}
