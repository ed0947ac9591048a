package io.xeropulse.benchmarks;

import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.DocumentStatus;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Sending every invoice again when one in a hundred has changed, and again when none has: time, WAL
 * and dead rows, beside {@code ON CONFLICT DO UPDATE} for all.
 */
final class ResyncBenchmark implements Benchmark {
  private static final long SEED = 20250630;

  private final int rows = Integer.getInteger("bench.rows", 100_000);
  private final int runs = Integer.getInteger("bench.runs", 3);

  private interface Resend {
    void send(List<Document> invoices) throws Exception;
  }

  @Override
  public String name() {
    return "resync";
  }

  @Override
  public List<Row> run() throws Exception {
    Measures measures = new Measures();
    List<Document> invoices = SampleInvoices.of(rows, SEED);
    try (BenchmarkDatabase database = BenchmarkDatabase.start()) {
      for (int run = 0; run < runs; run++) {
        OrganizationId ours = new OrganizationId(UUID.randomUUID());
        UUID theirs = UUID.randomUUID();
        Warehouse warehouse = Warehouse.create(database.dataSource());
        measure(
            measures,
            database,
            "xeropulse",
            invoices,
            page -> LoadBenchmark.xeropulse(warehouse, ours, page));
        measure(
            measures,
            database,
            "do-update-always",
            invoices,
            page -> LoadBenchmark.jdbcBatch(database, theirs, page));
      }
    }
    return measures.rows();
  }

  private static void measure(
      Measures measures,
      BenchmarkDatabase database,
      String variant,
      List<Document> invoices,
      Resend resend)
      throws Exception {
    database.execute("truncate xeropulse.financial_data cascade");
    resend.send(invoices);
    database.execute("vacuum analyze xeropulse.financial_data", "checkpoint");
    List<Document> onePercentChanged = changed(invoices);
    long wal = wal(database);
    long start = System.nanoTime();
    resend.send(onePercentChanged);
    measures.seconds.add(variant, (System.nanoTime() - start) / 1e9);
    measures.wal.add(variant + "-wal", (wal(database) - wal) / 1e6);

    database.execute("vacuum analyze xeropulse.financial_data", "checkpoint");
    wal = wal(database);
    resend.send(onePercentChanged);
    measures.walOfNothing.add(variant + "-no-change-wal", (wal(database) - wal) / 1e6);
    measures.dead.add(variant + "-no-change-dead-rows", (double) deadRows(database));
  }

  private static List<Document> changed(List<Document> invoices) {
    List<Document> changed = new ArrayList<>(invoices);
    for (int i = 0; i < changed.size(); i += 100) {
      Document d = changed.get(i);
      changed.set(
          i,
          new Document(
              d.sourceId(),
              d.kind(),
              d.sourceType(),
              DocumentStatus.PAID,
              "PAID",
              d.number(),
              d.reference(),
              d.contactId(),
              d.date(),
              d.dueDate(),
              d.amounts(),
              d.lines(),
              d.allocations(),
              d.updatedAt()));
    }
    return changed;
  }

  private static long wal(BenchmarkDatabase database) throws SQLException {
    return number(database, "select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')");
  }

  /** Counted in the pages themselves: the statistics collector is late. */
  private static long deadRows(BenchmarkDatabase database) throws SQLException {
    database.execute("create extension if not exists pgstattuple");
    return number(database, "select dead_tuple_count from pgstattuple('xeropulse.financial_data')");
  }

  private static long number(BenchmarkDatabase database, String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }

  private final class Measures {
    private final Samples seconds = new Samples(name(), "s");
    private final Samples wal = new Samples(name(), "MB");
    private final Samples walOfNothing = new Samples(name(), "MB");
    private final Samples dead = new Samples(name(), "rows");

    List<Row> rows() {
      List<Row> all = new ArrayList<>(seconds.rows("do-update-always"));
      all.addAll(wal.rows("do-update-always-wal"));
      all.addAll(walOfNothing.rows("do-update-always-no-change-wal"));
      all.addAll(dead.rows("do-update-always-no-change-dead-rows"));
      return all;
    }
  }
}
