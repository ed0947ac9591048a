package io.xeropulse.warehouse.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A server of the PostgreSQL that the machine has, with its client programs, and with a password.
 */
final class InstalledPostgres {
  static final String PASSWORD = "correct horse battery staple";

  private final Path bin;
  private final Path folder;
  private final int port;

  private InstalledPostgres(Path bin, Path folder, int port) {
    this.bin = bin;
    this.folder = folder;
    this.port = port;
  }

  /** Skips the test where none is installed; in continuous integration that is a failure. */
  static InstalledPostgres start() throws IOException, InterruptedException {
    Optional<Path> bin = newest();
    if (System.getenv("CI") != null) {
      assertThat(bin).as("PostgreSQL's programs, which .ci/run installs").isPresent();
    }
    assumeThat(bin).as("PostgreSQL's programs (package postgresql)").isPresent();
    Path folder = Files.createTempDirectory("xeropulse-postgres");
    Path password = Files.writeString(folder.resolve("password"), PASSWORD);
    InstalledPostgres postgres = new InstalledPostgres(bin.orElseThrow(), folder, freePort());
    if (root()) {
      execute(List.of("chown", "-R", "postgres", folder.toString()));
    }
    postgres.program(
        "initdb",
        "--pgdata=" + postgres.data(),
        "--auth=scram-sha-256",
        "--username=owner",
        "--pwfile=" + password,
        "--encoding=UTF8",
        "--locale=C.UTF-8");
    postgres.program(
        "pg_ctl",
        "--pgdata=" + postgres.data(),
        "--wait",
        "--log=" + folder.resolve("log"),
        "--options=-p %d -k %s -c listen_addresses=127.0.0.1".formatted(postgres.port, folder),
        "start");
    return postgres;
  }

  private static Optional<Path> newest() throws IOException {
    Path versions = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(versions)) {
      return Optional.empty();
    }
    try (Stream<Path> all = Files.list(versions)) {
      return all.map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .filter(bin -> Files.isExecutable(bin.resolve("pg_dump")))
          .max(
              Comparator.comparing(
                  bin -> Integer.valueOf(bin.getParent().getFileName().toString())));
    }
  }

  DatabaseLogin login() {
    return new DatabaseLogin("127.0.0.1", port, "postgres", "owner", PASSWORD);
  }

  BackupTools tools() {
    return BackupTools.in(bin);
  }

  void stop() throws IOException, InterruptedException {
    program("pg_ctl", "--pgdata=" + data(), "--mode=immediate", "--wait", "stop");
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private Path data() {
    return folder.resolve("data");
  }

  private void program(String name, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (root()) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(bin.resolve(name).toString());
    command.addAll(List.of(arguments));
    execute(command);
  }

  private static void execute(List<String> command) throws IOException, InterruptedException {
    Path said = Files.createTempFile("xeropulse-postgres", ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(Path.of("/tmp").toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    int exit = process.waitFor();
    String text = new String(Files.readAllBytes(said), StandardCharsets.UTF_8);
    Files.delete(said);
    assertThat(exit).as("%s: %s", command, text).isZero();
  }

  private static boolean root() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
