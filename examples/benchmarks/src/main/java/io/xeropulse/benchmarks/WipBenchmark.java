package io.xeropulse.benchmarks;

import io.xeropulse.core.model.TimeEntry;
import io.xeropulse.core.wip.JobWip;
import io.xeropulse.core.wip.PracticeLedger;
import io.xeropulse.core.wip.StaffWip;
import io.xeropulse.core.wip.WipAgeing;
import io.xeropulse.core.wip.WipCalculator;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Work in progress from time entries as they arrive, as text, and from entries that lie in memory:
 * ours per job, per person and by age, from minutes and a rate card; the original design's script
 * per job only, from amounts that are worked out for it, under Node. Both at two sizes, which shows
 * how the cost grows.
 */
final class WipBenchmark implements Benchmark {
  private static final int WARM_UPS = 3;
  private static final String SCRIPT = "run-merge-wip-data.mjs";

  private final int runs = Integer.getInteger("bench.runs", 3);

  @Override
  public String name() {
    return "wip";
  }

  @Override
  public List<Row> run() throws Exception {
    List<Row> rows = new ArrayList<>();
    for (int jobs : List.of(2_500, 10_000)) {
      Path folder = Files.createTempDirectory("wip");
      try {
        rows.addAll(measure(SamplePractice.of(jobs), new WipFiles(folder)));
      } finally {
        clear(folder);
      }
    }
    return rows;
  }

  private List<Row> measure(SamplePractice practice, WipFiles files)
      throws IOException, InterruptedException {
    String size = " " + practice.time().size() / 1_000 + "k";
    files.write(practice);
    Samples fromText = new Samples(name(), "ms");
    Samples inMemory = new Samples(name(), "ms");
    ours(fromText, "text: xeropulse" + size, () -> workOut(practice, files.time()));
    BigDecimal total =
        ours(inMemory, "memory: xeropulse" + size, () -> workOut(practice, practice.time()));
    List<String> printed = node(files.folder());
    if (printed.isEmpty()) {
      System.err.println("node is not installed: the design's script is not measured");
      List<Row> rows = new ArrayList<>(fromText.rows("text: xeropulse" + size));
      rows.addAll(inMemory.rows("memory: xeropulse" + size));
      return rows;
    }
    for (String line : printed.subList(WARM_UPS, printed.size())) {
      String[] words = line.split(" ", -1);
      double merged = Double.parseDouble(words[1]);
      fromText.add("text: design-in-node" + size, Double.parseDouble(words[0]) + merged);
      inMemory.add("memory: design-in-node" + size, merged);
      BigDecimal theirs = new BigDecimal(words[2]);
      require(theirs.subtract(total).abs().compareTo(BigDecimal.ONE) < 0, theirs + ", " + total);
    }
    List<Row> rows = new ArrayList<>(fromText.rows("text: design-in-node" + size));
    rows.addAll(inMemory.rows("memory: design-in-node" + size));
    return rows;
  }

  private BigDecimal ours(Samples time, String variant, Supplier<List<JobWip>> work) {
    BigDecimal total = BigDecimal.ZERO;
    for (int run = -WARM_UPS; run < runs; run++) {
      long start = System.nanoTime();
      total = sumUp(work.get());
      if (run >= 0) {
        time.add(variant, (System.nanoTime() - start) / 1e6);
      }
    }
    return total;
  }

  private static List<JobWip> workOut(SamplePractice practice, Iterable<TimeEntry> time) {
    return new WipCalculator(practice.rates(), 2)
        .calculate(
            new PracticeLedger(practice.jobs(), time, practice.costs(), List.of()),
            SamplePractice.AS_AT);
  }

  private static BigDecimal sumUp(List<JobWip> jobs) {
    Map<String, StaffWip> people = new HashMap<>();
    WipAgeing ageing = WipAgeing.EMPTY;
    BigDecimal total = BigDecimal.ZERO;
    for (JobWip wip : jobs) {
      total = total.add(wip.net());
      ageing = ageing.plus(wip.netAgeing());
      wip.staff().forEach(person -> people.merge(person.staffId(), person, StaffWip::plus));
    }
    require(ageing.total().compareTo(total) == 0, "the ages add up to " + ageing.total());
    require(people.size() == SamplePractice.STAFF, people.size() + " people");
    return total;
  }

  private List<String> node(Path folder) throws IOException, InterruptedException {
    for (String script : List.of("merge-wip-data.js", SCRIPT)) {
      try (InputStream in = WipBenchmark.class.getResourceAsStream(script)) {
        Files.copy(Objects.requireNonNull(in, script), folder.resolve(script));
      }
    }
    Process node;
    try {
      node =
          new ProcessBuilder(
                  "node",
                  folder.resolve(SCRIPT).toString(),
                  folder.toString(),
                  Integer.toString(WARM_UPS + runs))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    } catch (IOException absent) {
      return List.of();
    }
    List<String> printed = node.inputReader().lines().toList();
    require(node.waitFor() == 0, "node failed");
    return printed;
  }

  private static void clear(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException("Not the same work: " + what);
    }
  }
}
