package io.xeropulse.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How many jars, and how many megabytes of them, our Xero client brings, beside the SDK's. */
final class ArtifactSizeBenchmark implements Benchmark {
  /** Of xero-java 4.29.1 with all it needs, counted once by Maven's {@code build-classpath}. */
  private static final int OFFICIAL_JARS = 44;

  private static final long OFFICIAL_BYTES = 12_992_548;

  @Override
  public String name() {
    return "artifact-size";
  }

  @Override
  public List<Row> run() throws IOException {
    List<Path> jars = jars(Path.of(System.getProperty("bench.client.classpath", "")));
    long bytes = 0;
    for (Path jar : jars) {
      bytes += Files.size(jar);
    }
    Samples count = new Samples(name(), "jars");
    count.add("xeropulse", jars.size());
    count.add("official-sdk", OFFICIAL_JARS);
    Samples size = new Samples(name(), "MB");
    size.add("xeropulse", bytes / 1e6);
    size.add("official-sdk", OFFICIAL_BYTES / 1e6);
    List<Row> rows = new ArrayList<>(count.rows("official-sdk"));
    rows.addAll(size.rows("official-sdk"));
    return rows;
  }

  /** What Maven wrote down for the client at run time, and the client itself beside that note. */
  private static List<Path> jars(Path note) throws IOException {
    if (!Files.isRegularFile(note)) {
      throw new IllegalStateException(
          "No class path of the client at '%s'; build it with -Pbenchmarks".formatted(note));
    }
    List<Path> jars = new ArrayList<>();
    for (String entry : Files.readString(note).strip().split(File.pathSeparator, -1)) {
      jars.add(Path.of(entry));
    }
    try (DirectoryStream<Path> own =
        Files.newDirectoryStream(note.resolveSibling(""), "xeropulse-xero-client-*.jar")) {
      for (Path jar : own) {
        if (!jar.toString().matches(".*-(sources|javadoc|tests)[.]jar")) {
          jars.add(jar);
        }
      }
    }
    return jars;
  }
}
