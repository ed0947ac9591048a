package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ReadmeTest {

  @Test
  void shouldShowCommandsThatReadAPageOfInvoices() throws Exception {
    Assumptions.assumeTrue(runs("curl", "--version"), "curl is not installed");
    List<String> commands =
        Files.readAllLines(Path.of("README.md")).stream()
            .filter(line -> line.contains("curl -s"))
            .toList();
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

  private static boolean runs(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException missing) {
      return false;
    }
  }
}
