package io.xeropulse.benchmarks;

import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.load.LoadBatch;
import io.xeropulse.core.sync.load.LoadBatch.LoadItem;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.warehouse.Warehouse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.postgresql.PGConnection;

/**
 * A first load of invoices into {@code financial_data} with all its indexes, through our public API
 * (validation, hashing, quarantine check, fence and row security included), beside what a user
 * would write. {@code -Dbench.rows} and {@code -Dbench.runs} change the size.
 */
final class LoadBenchmark implements Benchmark {
  private static final int PAGE = 1_000;
  private static final int BULK = 25_000;
  private static final long SEED = 20250630;

  private final int rows = Integer.getInteger("bench.rows", 100_000);
  private final int runs = Integer.getInteger("bench.runs", 3);

  private interface Variant {
    void load(BenchmarkDatabase database, List<Document> invoices) throws Exception;
  }

  @Override
  public String name() {
    return "load";
  }

  @Override
  public List<Row> run() throws Exception {
    List<Document> invoices = SampleInvoices.of(rows, SEED);
    // A commit for every row is an order of magnitude slower: a tenth of the rows gives its rate.
    List<Document> tenth = invoices.subList(0, rows / 10);
    Samples samples = new Samples(name(), "rows/s");
    try (BenchmarkDatabase database = BenchmarkDatabase.start()) {
      xeropulse(Warehouse.create(database.dataSource()), somebody(), invoices, BULK);
      byte[] encoded = encoded(database);
      for (int run = 0; run <= runs; run++) {
        boolean warmUp = run == 0;
        measure(
            samples,
            warmUp,
            "xeropulse",
            database,
            invoices,
            (d, i) -> xeropulse(Warehouse.create(d.dataSource()), somebody(), i, BULK));
        measure(
            samples,
            warmUp,
            "xeropulse-pages-of-1000",
            database,
            invoices,
            (d, i) -> xeropulse(Warehouse.create(d.dataSource()), somebody(), i, PAGE));
        measure(
            samples,
            warmUp,
            "jdbc-batch-rewrite",
            database,
            invoices,
            (d, i) -> jdbcBatch(d, UUID.randomUUID(), i));
        measure(
            samples, warmUp, "jdbi-prepared-batch", database, invoices, LoadBenchmark::jdbiBatch);
        measure(samples, warmUp, "row-by-row", database, tenth, LoadBenchmark::rowByRow);
        measure(
            samples,
            warmUp,
            "bare-copy-no-index",
            database,
            invoices,
            (d, i) -> bareCopy(d, encoded));
      }
    }
    return samples.rows("jdbc-batch-rewrite");
  }

  private static void measure(
      Samples samples,
      boolean warmUp,
      String variant,
      BenchmarkDatabase database,
      List<Document> invoices,
      Variant load)
      throws Exception {
    database.execute(
        "truncate xeropulse.financial_data cascade",
        "drop table if exists public.bare",
        "create table public.bare as select * from xeropulse.financial_data with no data",
        "checkpoint");
    long start = System.nanoTime();
    load.load(database, invoices);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (!warmUp) {
      samples.add(variant, invoices.size() / seconds);
    }
  }

  static void xeropulse(Warehouse warehouse, OrganizationId organization, List<Document> invoices) {
    xeropulse(warehouse, organization, invoices, BULK);
  }

  private static void xeropulse(
      Warehouse warehouse, OrganizationId organization, List<Document> invoices, int batch) {
    SyncSession session = warehouse.sessions().begin(organization, new Trigger.StartUp());
    Entity entity = new Entity("xero", "invoices", false);
    for (int i = 0; i < invoices.size(); i += batch) {
      List<LoadItem> page =
          invoices.subList(i, Math.min(i + batch, invoices.size())).stream()
              .map(invoice -> new LoadItem(invoice, ""))
              .toList();
      warehouse.loader().load(new LoadBatch(session, entity, 1, page, List.of(), Watermark.NONE));
    }
  }

  private static OrganizationId somebody() {
    return new OrganizationId(UUID.randomUUID());
  }

  static void jdbcBatch(BenchmarkDatabase database, UUID organization, List<Document> invoices)
      throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement statement = connection.prepareStatement(PlainInvoiceSql.UPSERT)) {
        int inBatch = 0;
        for (Document invoice : invoices) {
          PlainInvoiceSql.bind(statement, organization, invoice);
          statement.addBatch();
          if (++inBatch % PAGE == 0) {
            statement.executeBatch();
          }
        }
        statement.executeBatch();
      }
      connection.commit();
    }
  }

  private static void jdbiBatch(BenchmarkDatabase database, List<Document> invoices) {
    UUID organization = UUID.randomUUID();
    Jdbi.create(database.dataSource())
        .useTransaction(
            handle -> {
              for (int i = 0; i < invoices.size(); i += PAGE) {
                PreparedBatch batch = handle.prepareBatch(PlainInvoiceSql.UPSERT);
                for (Document d : invoices.subList(i, Math.min(i + PAGE, invoices.size()))) {
                  batch.add(
                      organization,
                      d.sourceId(),
                      d.sourceType(),
                      d.sourceStatus(),
                      d.number(),
                      d.reference(),
                      d.contactId(),
                      d.date(),
                      d.dueDate(),
                      d.amounts().currency(),
                      d.amounts().rate(),
                      d.amounts().subTotal(),
                      d.amounts().totalTax(),
                      d.amounts().total(),
                      d.amounts().baseTotal(),
                      d.amounts().amountDue(),
                      d.updatedAt(),
                      new UUID(0, 0));
                }
                batch.execute();
              }
            });
  }

  private static void rowByRow(BenchmarkDatabase database, List<Document> invoices)
      throws SQLException {
    UUID organization = UUID.randomUUID();
    try (Connection connection = database.dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement(PlainInvoiceSql.UPSERT)) {
      for (Document invoice : invoices) {
        PlainInvoiceSql.bind(statement, organization, invoice);
        statement.executeUpdate();
      }
    }
  }

  /** The limit: binary COPY into a table without keys, indexes or checks, encoded beforehand. */
  private static void bareCopy(BenchmarkDatabase database, byte[] encoded)
      throws SQLException, IOException {
    try (Connection connection = database.dataSource().getConnection()) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("copy public.bare from stdin (format binary)", new ByteArrayInputStream(encoded));
    }
  }

  private static byte[] encoded(BenchmarkDatabase database) throws SQLException, IOException {
    ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    try (Connection connection = database.dataSource().getConnection()) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut(
              "copy (select * from xeropulse.financial_data) to stdout (format binary)", encoded);
    }
    return encoded.toByteArray();
  }
}
