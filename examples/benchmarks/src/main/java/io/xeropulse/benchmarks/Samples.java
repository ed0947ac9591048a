package io.xeropulse.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what each variant measured, run after run. */
final class Samples {
  private final String bench;
  private final String unit;
  private final Map<String, List<Double>> values = new LinkedHashMap<>();

  Samples(String bench, String unit) {
    this.bench = bench;
    this.unit = unit;
  }

  void add(String variant, double value) {
    values.computeIfAbsent(variant, v -> new ArrayList<>()).add(value);
  }

  /** A row a variant, each compared with the named one. */
  List<Row> rows(String comparedWith) {
    Map<String, Row> rows = new LinkedHashMap<>();
    values.forEach((variant, measured) -> rows.put(variant, row(variant, measured)));
    Row reference = rows.get(comparedWith);
    if (reference == null) {
      throw new IllegalStateException("No variant named " + comparedWith);
    }
    return rows.values().stream().map(row -> row.comparedWith(reference)).toList();
  }

  private Row row(String variant, List<Double> measured) {
    List<Double> sorted = measured.stream().sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Row(
        bench,
        variant,
        median,
        unit,
        null,
        null,
        sorted.size(),
        sorted.get(0),
        sorted.get(sorted.size() - 1));
  }
}
