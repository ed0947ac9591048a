package io.xeropulse.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a run of the program left: exit code, output and report. */
record RunResult(int exitCode, String output, JsonNode report) {

  /** Runs the program with a report file of its own. */
  static RunResult of(Path directory, String... args) throws IOException {
    Path json = Files.createTempDirectory(directory, "run").resolve("report.json");
    List<String> all = new ArrayList<>(List.of(args));
    all.add("--json");
    all.add(json.toString());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    int exitCode = QuickstartMain.run(out, out, all.toArray(String[]::new));
    JsonNode report = Files.exists(json) ? new ObjectMapper().readTree(json.toFile()) : null;
    return new RunResult(exitCode, bytes.toString(StandardCharsets.UTF_8), report);
  }
}
