package io.xeropulse.warehouse.load;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL with default durability that can be killed and comes back on the same files. */
final class MortalPostgres implements AutoCloseable {
  private final Path data;
  private EmbeddedPostgres running;

  MortalPostgres(Path data) throws IOException {
    this.data = data;
    this.running = start(data);
  }

  private static EmbeddedPostgres start(Path data) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .start();
  }

  int port() {
    return running.getPort();
  }

  DataSource dataSource() {
    return dataSource(port());
  }

  /** The server as it is reached through a proxy's port. */
  static DataSource dataSource(int port) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl("jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port));
    dataSource.setUser("postgres");
    return dataSource;
  }

  /** Kills every process of the server at once, as {@code kill -9} does. */
  void kill() {
    ProcessHandle postmaster = ProcessHandle.of(postmasterPid()).orElseThrow();
    List<ProcessHandle> all =
        Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
  }

  void restart() throws IOException {
    running.close();
    running = start(data);
  }

  private long postmasterPid() {
    try {
      return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    running.close();
  }
}
