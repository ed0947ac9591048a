package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ReadmeTest {

  @Test
  void shouldShowCommandsThatReadAPageOfInvoices() throws Exception {
    Assumptions.assumeTrue(runs("curl", "--version"), "curl is not installed");
    List<String> commands = lines().stream().filter(line -> line.contains("curl -s")).toList();
    assertThat(commands).hasSize(3);

    try (Sandbox sandbox = Sandbox.builder().invoices(5).jobs(1).start()) {
      String script =
          String.join("\n", commands)
              .replace("http://127.0.0.1:8123", sandbox.baseUrl().toString());
      Process shell = new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
      String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(shell.waitFor()).isZero();
      assertThat(output)
          .contains("\"pagination\":{\"page\":1,\"pageSize\":2,\"pageCount\":3,\"itemCount\":5}");
    }
  }

  @Test
  void shouldShowControlsThatAnswer() throws Exception {
    Assumptions.assumeTrue(runs("curl", "--version"), "curl is not installed");
    List<String> commands =
        lines().stream().filter(l -> l.startsWith("curl ") && l.contains("/sandbox/")).toList();
    assertThat(commands).hasSize(3);

    try (Sandbox sandbox = Sandbox.builder().invoices(5).jobs(1).control(true).start()) {
      for (String command : commands) {
        String script =
            command
                .replace("curl ", "curl --fail --silent --show-error ")
                .replace("http://127.0.0.1:8123", sandbox.baseUrl().toString());
        Process shell = new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(output).isZero();
        assertThat(output).startsWith("{");
      }
    }
  }

  @Test
  void shouldStayShortAndNameEveryExceptionOfTheStrangersWithItsReason() throws IOException {
    assertThat(lines()).hasSizeLessThanOrEqualTo(150);
    JsonNode exceptions =
        new ObjectMapper().readTree(Path.of("src/strangers/exceptions.json").toFile());
    assertThat(exceptions.size()).isBetween(1, 12);
    exceptions
        .properties()
        .forEach(
            exception ->
                assertThat(lines())
                    .as(exception.getKey())
                    .anyMatch(
                        line ->
                            line.contains("`" + exception.getKey() + "`")
                                && line.contains(exception.getValue().asText())));
  }

  @Test
  void shouldShowOptionsThatTheProgramHas() {
    var program = SandboxMain.commandLine().getCommandSpec();
    Set<String> options = new TreeSet<>(program.optionsMap().keySet());
    options.addAll(program.negatedOptionsMap().keySet());
    Matcher named = Pattern.compile("--[a-z-]+(?= |`)").matcher(readme().replaceAll("curl .*", ""));
    while (named.find()) {
      if (!named.group().equals("--require")) {
        assertThat(options).as("README").contains(named.group());
      }
    }
  }

  private static List<String> lines() {
    return readme().lines().toList();
  }

  private static String readme() {
    try {
      return Files.readString(Path.of("README.md"));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException missing) {
      return false;
    }
  }
}
