package io.xeropulse.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.OrganizationSettings;
import io.xeropulse.core.sync.SyncPipeline;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.SyncStatus;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.xero.XeroClient;
import io.xeropulse.xero.auth.XeroConnection;
import io.xeropulse.xero.http.RateLimits;
import io.xeropulse.xero.http.XeroEndpoints;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** A process of its own that syncs all invoices once and says what it took. */
final class SyncWorkerMain {
  static final String OURS = "xeropulse";

  private SyncWorkerMain() {}

  /** Takes the variant, the database's address, Xero's, the app's id and secret, and the tenant. */
  public static void main(String[] args) throws Exception {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(args[1]);
    config.setMaximumPoolSize(4);
    URI xero = URI.create(args[2]);
    long start = System.nanoTime();
    try (HikariDataSource database = new HikariDataSource(config)) {
      if (args[0].equals(OURS)) {
        ours(database, xero, args[3], args[4], args[5]);
      } else {
        new PlainSync(new PlainXero(xero, args[3], args[4], args[5]), database).run();
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("%.3f %d%n", seconds, highestHeap());
  }

  private static void ours(DataSource database, URI xero, String id, String secret, String tenant) {
    Warehouse warehouse = Warehouse.create(database);
    XeroClient client =
        XeroClient.builder(id, secret)
            .endpoints(XeroEndpoints.at(xero))
            .rateLimits(RateLimits.unlimited())
            .build();
    XeroConnection books =
        client.connections().stream()
            .filter(connection -> connection.tenantId().equals(tenant))
            .findFirst()
            .orElseThrow();
    SyncReport report =
        SyncPipeline.builder(warehouse.sessions(), warehouse.watermarks(), warehouse.loader())
            .build()
            .run(
                new OrganizationId(UUID.randomUUID()),
                new OrganizationSettings("AUD", ZoneId.of("Australia/Sydney")),
                List.of(client.source(books)),
                new Trigger.Manual(false, Set.of("invoices")),
                LocalDate.of(2025, 6, 30));
    if (report.status() != SyncStatus.COMPLETED) {
      throw new IllegalStateException("The sync ended otherwise than completed: " + report);
    }
  }

  /** The sum of what each part of the heap held at its fullest, in bytes. */
  private static long highestHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }
}
