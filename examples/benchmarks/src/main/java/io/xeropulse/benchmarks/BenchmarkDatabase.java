package io.xeropulse.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.xeropulse.warehouse.Warehouse;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL with default durability and the warehouse's schema, reached through a pool. */
final class BenchmarkDatabase implements AutoCloseable {
  private final EmbeddedPostgres postgres;
  private final HikariDataSource dataSource;

  private BenchmarkDatabase(EmbeddedPostgres postgres, HikariDataSource dataSource) {
    this.postgres = postgres;
    this.dataSource = dataSource;
  }

  static BenchmarkDatabase start() throws IOException {
    EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("shared_buffers", "1GB")
            .setServerConfig("max_wal_size", "4GB")
            .start();
    HikariDataSource dataSource = pool(postgres.getPort());
    Warehouse.create(dataSource).migrate();
    return new BenchmarkDatabase(postgres, dataSource);
  }

  /** A pool over the database as it is reached through a port; the caller closes it. */
  static HikariDataSource pool(int port) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url(port, true));
    config.setMaximumPoolSize(4);
    return new HikariDataSource(config);
  }

  /** The database's address, with or without batches rewritten to statements of many rows. */
  static String url(int port, boolean rewriting) {
    return "jdbc:postgresql://localhost:%d/postgres?user=postgres&reWriteBatchedInserts=%b"
        .formatted(port, rewriting);
  }

  int port() {
    return postgres.getPort();
  }

  HikariDataSource dataSource() {
    return dataSource;
  }

  void execute(String... statements) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Override
  public void close() throws IOException {
    dataSource.close();
    postgres.close();
  }
}
