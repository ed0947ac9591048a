package io.xeropulse.warehouse.access.fuzz;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's pgbouncer in transaction mode before a PostgreSQL of this machine. */
final class PgBouncer implements AutoCloseable {
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/sbin/pgbouncer"), Path.of("/usr/bin/pgbouncer"));

  private final Process process;
  private final Path folder;
  private final int port;

  private PgBouncer(Process process, Path folder, int port) {
    this.process = process;
    this.folder = folder;
    this.port = port;
  }

  static boolean installed() {
    return PLACES.stream().anyMatch(Files::isExecutable);
  }

  /** Two connections to the server for each login, however many clients there are. */
  static PgBouncer before(int postgres, List<String> users)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("pgbouncer");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Files.write(
        folder.resolve("users"),
        users.stream().map(user -> "\"%s\" \"\"".formatted(user)).toList());
    Files.writeString(
        folder.resolve("pgbouncer.ini"),
        """
        [databases]
        * = host=localhost port=%d
        [pgbouncer]
        listen_addr = localhost
        listen_port = %d
        unix_socket_dir =
        auth_type = trust
        auth_file = %s
        pool_mode = transaction
        default_pool_size = 2
        ignore_startup_parameters = extra_float_digits
        """
            .formatted(postgres, port, folder.resolve("users")));
    List<String> command = new ArrayList<>();
    command.add(PLACES.stream().filter(Files::isExecutable).findFirst().orElseThrow().toString());
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("-u", "nobody")); // it refuses to run as root
    }
    command.add(folder.resolve("pgbouncer.ini").toString());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    PgBouncer bouncer = new PgBouncer(process, folder, port);
    bouncer.awaitStart();
    return bouncer;
  }

  private void awaitStart() throws IOException, InterruptedException {
    for (int attempt = 0; attempt < 100; attempt++) {
      try {
        new Socket("localhost", port).close();
        return;
      } catch (IOException e) {
        if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
          break;
        }
      }
    }
    String log = Files.readString(folder.resolve("log"));
    close();
    throw new IOException("pgbouncer did not start: " + log);
  }

  int port() {
    return port;
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    process.onExit().join();
    for (String file : List.of("users", "pgbouncer.ini", "log")) {
      Files.delete(folder.resolve(file));
    }
    Files.delete(folder);
  }
}
