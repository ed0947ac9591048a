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
    assertThat(process.waitFor()).isNotZero();
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
      assertThat(process.waitFor()).isNotZero();
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
