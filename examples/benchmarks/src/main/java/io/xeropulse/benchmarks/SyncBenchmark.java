package io.xeropulse.benchmarks;

import io.xeropulse.sandbox.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A first sync of invoices end to end, from the sandbox's HTTP to rows in PostgreSQL, ours beside
 * the same work written plainly and one thing after the other, by JDBC batches as the driver sends
 * them by default and as it rewrites them on demand; each in a process of its own with a heap of
 * 256 MB. Before a figure counts, both must have stored the same. Both store documents, lines and
 * allocations, a transaction a page, and check that a document adds up. Only ours compares hashes,
 * checks the other rules, moves a watermark, and holds the organization's turn and row security.
 */
final class SyncBenchmark implements Benchmark {
  private static final String PLAIN = "jackson-jdbc-batch";
  private static final String REWRITING = "jackson-jdbc-batch-rewrite";
  private static final String HEAP = "-Xmx256m";

  private final int invoices = Integer.getInteger("bench.rows", 100_000);
  private final int runs = Integer.getInteger("bench.runs", 3);

  @Override
  public String name() {
    return "sync";
  }

  @Override
  public List<Row> run() throws Exception {
    Samples speed = new Samples(name(), "rows/s");
    Samples heap = new Samples(name(), "MB heap");
    try (BenchmarkDatabase database = BenchmarkDatabase.start();
        Sandbox sandbox = Sandbox.builder().invoices(invoices).jobs(0).start()) {
      for (int run = 0; run < runs; run++) {
        Stored ours = measure(SyncWorkerMain.OURS, database, sandbox, speed, heap);
        for (String other : List.of(PLAIN, REWRITING)) {
          Stored plain = measure(other, database, sandbox, speed, heap);
          if (!ours.equals(plain)) {
            throw new IllegalStateException("Ours stored " + ours + ", " + other + " " + plain);
          }
        }
      }
    }
    List<Row> rows = new ArrayList<>(speed.rows(PLAIN));
    rows.addAll(heap.rows(PLAIN));
    return rows;
  }

  /** What a sync left behind: rows of each table, and the sums of their amounts. */
  private record Stored(long documents, long lines, long allocations, String sums) {
    long rows() {
      return documents + lines + allocations;
    }
  }

  private static Stored measure(
      String variant, BenchmarkDatabase database, Sandbox sandbox, Samples speed, Samples heap)
      throws Exception {
    database.execute("truncate xeropulse.financial_data cascade", "checkpoint");
    String[] said = work(variant, database, sandbox).split(" ", -1);
    Stored stored = stored(database);
    speed.add(variant, stored.rows() / Double.parseDouble(said[0]));
    heap.add(variant, Long.parseLong(said[1]) / 1e6);
    return stored;
  }

  private static String work(String variant, BenchmarkDatabase database, Sandbox sandbox)
      throws IOException, InterruptedException {
    Process worker =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty("java.class.path"),
                SyncWorkerMain.class.getName(),
                variant,
                BenchmarkDatabase.url(database.port(), variant.equals(REWRITING)),
                sandbox.baseUrl().toString(),
                sandbox.clientId(),
                sandbox.clientSecret(),
                sandbox.xeroTenantId())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(worker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!worker.waitFor(1, TimeUnit.MINUTES) || worker.exitValue() != 0) {
      throw new IllegalStateException(variant + " failed: " + said);
    }
    return said.trim();
  }

  private static Stored stored(BenchmarkDatabase database) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                """
                select (select count(*) from xeropulse.financial_data),
                  (select count(*) from xeropulse.financial_line),
                  (select count(*) from xeropulse.financial_allocation),
                  concat_ws(' ', (select sum(base_total) from xeropulse.financial_data),
                    (select sum(amount_due) from xeropulse.financial_data),
                    (select sum(line_amount) from xeropulse.financial_line),
                    (select sum(amount) from xeropulse.financial_allocation))
                """)) {
      result.next();
      return new Stored(
          result.getLong(1), result.getLong(2), result.getLong(3), result.getString(4));
    }
  }
}
