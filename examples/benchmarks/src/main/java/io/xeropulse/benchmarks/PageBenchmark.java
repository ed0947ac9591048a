package io.xeropulse.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.load.LoadBatch;
import io.xeropulse.core.sync.load.LoadBatch.LoadItem;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A source's pages, each written with its watermark as one transaction behind the fence, to a
 * database ten milliseconds away: our one round trip beside a transaction of four statements.
 */
final class PageBenchmark implements Benchmark {
  private static final Duration ROUND_TRIP = Duration.ofMillis(10);
  private static final Entity INVOICES = new Entity("xero", "invoices", false);
  private static final int PAGES = 20;
  private static final long SEED = 20250630;

  private final int runs = Integer.getInteger("bench.runs", 3);

  private interface PageLoader {
    void load(SyncSession session, List<Document> page, Instant newest) throws Exception;
  }

  @Override
  public String name() {
    return "pages";
  }

  @Override
  public List<Row> run() throws Exception {
    List<Row> rows = new ArrayList<>();
    try (BenchmarkDatabase database = BenchmarkDatabase.start();
        DistantServer distant = new DistantServer(database.port(), ROUND_TRIP);
        HikariDataSource dataSource = BenchmarkDatabase.pool(distant.port())) {
      Warehouse warehouse = Warehouse.create(dataSource);
      FourStatements fourStatements = new FourStatements(dataSource);
      for (int size : new int[] {1_000, 100}) {
        String reference = "four-statements-%d-rows".formatted(size);
        Samples samples = new Samples(name(), "rows/s");
        for (int run = 0; run <= runs; run++) {
          double ours =
              rate(
                  database,
                  size,
                  (session, page, newest) -> load(warehouse, session, page, newest));
          double theirs = rate(database, size, fourStatements::load);
          if (run > 0) {
            samples.add("xeropulse-%d-rows".formatted(size), ours);
            samples.add(reference, theirs);
          }
        }
        rows.addAll(samples.rows(reference));
      }
    }
    return rows;
  }

  private static double rate(BenchmarkDatabase database, int size, PageLoader loader)
      throws Exception {
    database.execute("truncate xeropulse.financial_data cascade", "checkpoint");
    List<Document> invoices = SampleInvoices.of(PAGES * size, SEED);
    SyncSession session =
        Warehouse.create(database.dataSource())
            .sessions()
            .begin(new OrganizationId(UUID.randomUUID()), new Trigger.StartUp());
    long start = System.nanoTime();
    for (int page = 0; page < PAGES; page++) {
      loader.load(
          session,
          invoices.subList(page * size, (page + 1) * size),
          Instant.ofEpochSecond(1_700_000_000L + page));
    }
    return invoices.size() / ((System.nanoTime() - start) / 1e9);
  }

  private static void load(
      Warehouse warehouse, SyncSession session, List<Document> page, Instant newest) {
    List<LoadItem> items = page.stream().map(invoice -> new LoadItem(invoice, "")).toList();
    warehouse
        .loader()
        .load(new LoadBatch(session, INVOICES, 1, items, List.of(), new Watermark(newest)));
  }
}
