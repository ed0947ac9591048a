package io.xeropulse.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Runs all benchmarks, or the one named by {@code -Dbench=}, prints them and keeps them as JSON.
 */
public final class BenchmarksMain {
  private static final List<Benchmark> BENCHMARKS =
      List.of(
          new LoadBenchmark(),
          new PageBenchmark(),
          new ResyncBenchmark(),
          new RowSecurityBenchmark(),
          new SchemasBenchmark(),
          new SandboxPageBenchmark(),
          new DecodeBenchmark(),
          new SyncBenchmark(),
          new CallsBenchmark(),
          new WipBenchmark(),
          new LedgerBenchmark(),
          new DecisionBenchmark(),
          new EmbedBenchmark(),
          new ArtifactSizeBenchmark());

  private BenchmarksMain() {}

  /**
   * Runs the program.
   *
   * @param args none
   */
  public static void main(String[] args) throws Exception {
    String only = System.getProperty("bench", "");
    List<Benchmark> chosen =
        BENCHMARKS.stream().filter(b -> only.isBlank() || b.name().equals(only)).toList();
    if (chosen.isEmpty()) {
      System.err.printf(
          "No benchmark is named %s; there are: %s%n",
          only, BENCHMARKS.stream().map(Benchmark::name).collect(Collectors.joining(", ")));
      System.exit(2);
    }
    ResultFile file =
        new ResultFile(Path.of(System.getProperty("benchmarks.json", "benchmarks.json")));
    for (Benchmark benchmark : chosen) {
      List<Row> rows = benchmark.run();
      print(rows);
      file.replace(benchmark.name(), rows);
    }
  }

  private static void print(List<Row> rows) {
    System.out.printf(
        "%n%-14s %-34s %14s %-10s %8s %-22s %4s %14s %14s%n",
        "bench", "variant", "median", "unit", "ratio", "to", "runs", "min", "max");
    for (Row row : rows) {
      System.out.printf(
          "%-14s %-34s %14.1f %-10s %8.2f %-22s %4d %14.1f %14.1f%n",
          row.bench(),
          row.variant(),
          row.value(),
          row.unit(),
          row.ratio(),
          row.to(),
          row.runs(),
          row.min(),
          row.max());
    }
  }
}
