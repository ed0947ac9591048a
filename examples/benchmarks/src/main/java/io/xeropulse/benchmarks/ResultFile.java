package io.xeropulse.benchmarks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The list of all results; a benchmark's new rows replace its old ones. */
final class ResultFile {
  private static final ObjectMapper mapper = new ObjectMapper();

  private final Path file;

  ResultFile(Path file) {
    this.file = file;
  }

  void replace(String bench, List<Row> rows) throws IOException {
    List<Row> all = new ArrayList<>();
    if (Files.exists(file)) {
      all.addAll(mapper.readValue(file.toFile(), new TypeReference<List<Row>>() {}));
    }
    all.removeIf(row -> row.bench().equals(bench));
    all.addAll(rows);
    Files.createDirectories(file.toAbsolutePath().getParent());
    mapper.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), all);
  }
}
