package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Runs the program in a process of its own, whose class path has no JUnit. */
class SandboxMainTest {

  private static final List<Class<?>> NEEDED =
      List.of(
          SandboxMain.class,
          CommandLine.class,
          WireMockServer.class,
          JsonMapper.class,
          JsonFactory.class,
          JsonInclude.class);

  @TempDir Path directory;

  @Test
  void shouldPrintOneLineWithItsAddressWhenReady() throws IOException {
    Process process = run("--seed", "3", "--invoices", "20", "--jobs", "3");
    try (BufferedReader out = output(process)) {
      assertThat(out.readLine())
          .matches("XeroPulse sandbox ready at http://127\\.0\\.0\\.1:\\d+ .*");
    } finally {
      process.destroy();
    }
  }

  @Test
  void shouldTellThePortToAScriptAnswerOnceReadyAndExitWithZeroWhenStopped() throws Exception {
    Process process = run("--invoices", "5", "--jobs", "1", "--day-limit", "2", "--control");
    try (BufferedReader out = output(process)) {
      out.readLine();
      String port = out.readLine();
      assertThat(port).matches("port=[1-9]\\d+");
      HttpResponse<String> health =
          Client.send(
              HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + port.substring(5) + "/health")));
      assertThat(health.body()).isEqualTo("{\"status\":\"UP\",\"control\":true}");
      process.destroy();
      assertThat(process.waitFor()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void shouldExitWithTwoForOptionsThatCannotBe() throws Exception {
    Process process = run("--port", "many");
    try (BufferedReader out = output(process)) {
      assertThat(out.lines().collect(Collectors.joining("\n")))
          .contains("'many' is not an int")
          .doesNotContain("\tat ");
    }
    assertThat(process.waitFor()).isEqualTo(2);
  }

  @Test
  void shouldExplainItself() throws Exception {
    Process process = run("--help");
    try (BufferedReader out = output(process)) {
      assertThat(out.lines().collect(Collectors.joining("\n")))
          .contains(
              "--port",
              "--fixtures",
              "--seed",
              "--invoices",
              "--jobs",
              "--country",
              "--currency",
              "--client-id");
    }
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void shouldStopAtABrokenFixtureAndSayWhere() throws Exception {
    Files.createDirectories(directory.resolve("xero"));
    Files.writeString(directory.resolve("xero/getInvoices.json"), "{");

    Process process = run("--fixtures", directory.toString());
    try (BufferedReader out = output(process)) {
      assertThat(out.lines().collect(Collectors.joining("\n")))
          .contains("getInvoices.json, line 1, column ")
          .doesNotContain("Source")
          .doesNotContain("\tat ");
    }
    assertThat(process.waitFor()).isEqualTo(1);
  }

  @Test
  void shouldSayThatThePortIsTaken() throws Exception {
    try (Sandbox other = Sandbox.builder().invoices(1).jobs(0).start()) {
      int port = other.baseUrl().getPort();

      Process process = run("--port", String.valueOf(port));
      try (BufferedReader out = output(process)) {
        assertThat(out.lines().collect(Collectors.joining("\n")))
            .contains("Port " + port + " on 127.0.0.1 cannot be opened")
            .doesNotContain("\tat ");
      }
      assertThat(process.waitFor()).isEqualTo(1);
    }
  }

  private static Process run(String... args) throws IOException {
    String classPath =
        NEEDED.stream()
            .map(needed -> needed.getProtectionDomain().getCodeSource().getLocation().getPath())
            .collect(Collectors.joining(File.pathSeparator));
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classPath,
            "io.xeropulse.sandbox.SandboxMain");
    builder.command().addAll(Arrays.asList(args));
    return builder.redirectErrorStream(true).start();
  }

  private static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }
}
