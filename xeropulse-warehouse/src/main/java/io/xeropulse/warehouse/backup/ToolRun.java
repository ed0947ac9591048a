package io.xeropulse.warehouse.backup;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.StorageUnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs one of PostgreSQL's programs by a list of arguments; no shell ever sees them. */
final class ToolRun {
  private static final int LONGEST_REASON = 300;

  private final DatabaseLogin login;
  private final Duration timeout;

  ToolRun(DatabaseLogin login, Duration timeout) {
    this.login = login;
    this.timeout = timeout;
  }

  void run(List<String> command) {
    Path program = Path.of(command.get(0)).getFileName();
    try {
      Path said = Files.createTempFile("xeropulse-", ".log");
      try {
        Process process = start(command, said);
        if (!ended(process)) {
          throw new StorageUnavailableException(
              "%s did not end within %s on %s: give it longer, or see what holds the tables"
                  .formatted(program, timeout, login));
        }
        if (process.exitValue() != 0) {
          throw new InvalidConfigurationException(
              "%s failed on %s: %s".formatted(program, login, reason(said)));
        }
      } finally {
        Files.deleteIfExists(said);
      }
    } catch (IOException e) {
      throw new InvalidConfigurationException(
          "%s cannot be run: install PostgreSQL's client programs, or say where they are"
              .formatted(program),
          e);
    }
  }

  private Process start(List<String> command, Path said) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(login.environment());
    Process process = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    process.getOutputStream().close();
    return process;
  }

  private boolean ended(Process process) {
    try {
      return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageUnavailableException("The backup on " + login + " was interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  /** The first line only: those after it may quote rows. */
  private static String reason(Path said) throws IOException {
    String text = new String(Files.readAllBytes(said), StandardCharsets.UTF_8);
    String first = text.lines().findFirst().orElse("it said nothing");
    return first.substring(0, Math.min(first.length(), LONGEST_REASON));
  }
}
