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
import io.xeropulse.warehouse.schema.OrganizationSchemas;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What a schema for each organization costs: to make one, to look at start-up whether it is up to
 * date, in relations and bytes while it is empty, and in pages of organizations that take turns.
 */
final class SchemasBenchmark implements Benchmark {
  private static final int ORGANIZATIONS = 100;
  private static final int PAGE = 100;
  private static final Entity INVOICES = new Entity("xero", "invoices", false);
  private static final long SEED = 20250630;

  private final int runs = Integer.getInteger("bench.runs", 3);

  @Override
  public String name() {
    return "schemas";
  }

  @Override
  public List<Row> run() throws Exception {
    try (BenchmarkDatabase database = BenchmarkDatabase.start()) {
      Warehouse shared = Warehouse.create(database.dataSource());
      Warehouse own = Warehouse.builder(database.dataSource()).schemaPerOrganization().build();
      List<Row> rows = new ArrayList<>(schemas(database, own.organizationSchemas()));
      List<Document> page = SampleInvoices.of(PAGE, SEED);
      Samples rates = new Samples(name(), "rows/s");
      for (int run = 0; run <= runs; run++) {
        double apart = rate(own, page);
        double together = rate(shared, page);
        if (run > 0) {
          rates.add("pages-own-schemas", apart);
          rates.add("pages-shared-schema", together);
        }
      }
      rows.addAll(rates.rows("pages-shared-schema"));
      return rows;
    }
  }

  private List<Row> schemas(BenchmarkDatabase database, OrganizationSchemas schemas)
      throws SQLException {
    Samples creating = new Samples(name(), "ms");
    Samples relations = new Samples(name(), "relations");
    Samples bytes = new Samples(name(), "kB");
    for (OrganizationId organization : organizations()) {
      double relationsBefore = number(database, "select count(*) from pg_class");
      double bytesBefore = number(database, "select pg_database_size(current_database()) / 1024.0");
      long start = System.nanoTime();
      schemas.create(organization);
      creating.add("create-one", milliseconds(start));
      relations.add(
          "relations-of-one", number(database, "select count(*) from pg_class") - relationsBefore);
      bytes.add(
          "empty-one",
          number(database, "select pg_database_size(current_database()) / 1024.0") - bytesBefore);
    }
    Samples starting = new Samples(name(), "ms");
    for (int run = 0; run < runs; run++) {
      long start = System.nanoTime();
      schemas.migrate();
      starting.add("up-to-date-each", milliseconds(start) / ORGANIZATIONS);
    }
    List<Row> rows = new ArrayList<>(creating.rows("create-one"));
    rows.addAll(starting.rows("up-to-date-each"));
    rows.addAll(relations.rows("relations-of-one"));
    rows.addAll(bytes.rows("empty-one"));
    return rows;
  }

  /** Rows a second, a page of each organization after the other. */
  private static double rate(Warehouse warehouse, List<Document> page) {
    List<LoadItem> items = page.stream().map(invoice -> new LoadItem(invoice, "")).toList();
    List<SyncSession> sessions =
        organizations().stream()
            .map(organization -> warehouse.sessions().begin(organization, new Trigger.StartUp()))
            .toList();
    long start = System.nanoTime();
    for (SyncSession session : sessions) {
      warehouse
          .loader()
          .load(new LoadBatch(session, INVOICES, 1, items, List.of(), Watermark.NONE));
    }
    return ORGANIZATIONS * PAGE / ((System.nanoTime() - start) / 1e9);
  }

  private static List<OrganizationId> organizations() {
    return IntStream.range(0, ORGANIZATIONS)
        .mapToObj(number -> new OrganizationId(new UUID(SEED, number)))
        .toList();
  }

  private static double milliseconds(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static double number(BenchmarkDatabase database, String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getDouble(1);
    }
  }
}
