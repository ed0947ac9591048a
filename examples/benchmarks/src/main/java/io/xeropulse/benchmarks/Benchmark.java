package io.xeropulse.benchmarks;

import java.util.List;

/** Something measured side by side with its alternatives. */
interface Benchmark {

  /** The name for {@code -Dbench=}. */
  String name();

  /** Measures every variant in one run. */
  List<Row> run() throws Exception;
}
