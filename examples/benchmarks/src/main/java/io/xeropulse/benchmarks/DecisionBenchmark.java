package io.xeropulse.benchmarks;

import io.xeropulse.benchmarks.AccessSample.Question;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * May this user see this dashboard? Ours from texts and with the principal resolved, beside bare
 * hash look-ups, jCasbin and Cedar, in CPU time of the thread, for a practice and for a crowd. All
 * must agree before any is timed.
 */
final class DecisionBenchmark implements Benchmark {
  private static final long RUN_NANOS = 300_000_000;
  private static final int WARM_UPS = 3;

  private final int runs = Integer.getInteger("bench.runs", 3);

  @Override
  public String name() {
    return "decision";
  }

  @Override
  public List<Row> run() throws Exception {
    List<Row> rows = new ArrayList<>(measure("small: ", AccessSample.small()));
    rows.addAll(measure("large: ", AccessSample.large()));
    return rows;
  }

  private List<Row> measure(String size, AccessSample sample) throws Exception {
    Map<String, Decider> deciders = new LinkedHashMap<>();
    deciders.put(size + "xeropulse from texts", Decider.ofTexts(sample));
    deciders.put(size + "xeropulse resolved", Decider.ofResolved(sample));
    deciders.put(size + "hash look-up", Decider.ofHashes(sample));
    deciders.put(size + "jcasbin", OtherEngines.jcasbin(sample));
    deciders.put(size + "cedar-java", OtherEngines.cedar(sample));
    long expected = sample.questions().stream().filter(Question::expected).count();
    deciders.forEach(
        (variant, decider) -> {
          int allowed = decider.round();
          if (allowed != expected) {
            throw new IllegalStateException(
                "%s allows %d of %d".formatted(variant, allowed, expected));
          }
        });
    Samples cpu = new Samples(name(), "ns CPU");
    deciders.forEach(
        (variant, decider) -> {
          for (int run = -WARM_UPS; run < runs; run++) {
            double nanos = nanosPerDecision(decider);
            if (run >= 0) {
              cpu.add(variant, nanos);
            }
          }
        });
    return cpu.rows(size + "hash look-up");
  }

  private static double nanosPerDecision(Decider decider) {
    ThreadCost start = ThreadCost.now();
    long rounds = 0;
    long allowed = 0;
    long spent = 0;
    while (spent < RUN_NANOS) {
      for (long batch = Math.max(1, rounds); batch > 0; batch--) {
        allowed += decider.round();
        rounds++;
      }
      spent = ThreadCost.now().since(start).cpuNanos();
    }
    if (allowed == 0) {
      throw new IllegalStateException("Nothing was allowed");
    }
    return (double) spent / (rounds * AccessSample.QUESTIONS);
  }
}
