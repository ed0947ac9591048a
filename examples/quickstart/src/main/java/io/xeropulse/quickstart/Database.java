package io.xeropulse.quickstart;

import com.zaxxer.hikari.HikariDataSource;
import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.StorageUnavailableException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** The PostgreSQL of a run: embedded and gone afterwards, or the host's own. */
final class Database implements AutoCloseable {
  private static final int LOGIN_TIMEOUT_SECONDS = 10;

  /** Longer than any statement. */
  private static final int SOCKET_TIMEOUT_SECONDS = 900;

  private final PGSimpleDataSource server;
  private final HikariDataSource pool = new HikariDataSource();
  private final String description;
  private final @Nullable EmbeddedPostgres embedded;

  private Database(
      PGSimpleDataSource server, String description, @Nullable EmbeddedPostgres embedded) {
    this.server = server;
    pool.setDataSource(server);
    pool.setMinimumIdle(0);
    this.description = description;
    this.embedded = embedded;
  }

  static Database open(@Nullable String url) {
    return url == null ? embedded() : external(url);
  }

  private static Database external(String url) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    try {
      dataSource.setURL(url);
    } catch (IllegalArgumentException e) {
      throw new InvalidConfigurationException(
          "--database-url is not a PostgreSQL JDBC URL; write"
              + " jdbc:postgresql://host:5432/database?user=…&password=…");
    }
    dataSource.setLoginTimeout(LOGIN_TIMEOUT_SECONDS);
    if (dataSource.getSocketTimeout() == 0) {
      dataSource.setSocketTimeout(SOCKET_TIMEOUT_SECONDS);
    }
    String where =
        "%s/%s"
            .formatted(String.join(",", dataSource.getServerNames()), dataSource.getDatabaseName());
    return new Database(dataSource, where, null);
  }

  private static Database embedded() {
    try {
      // Durability as in production: the embedded server would otherwise skip fsync.
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .start();
      PGSimpleDataSource dataSource = (PGSimpleDataSource) postgres.getPostgresDatabase();
      dataSource.setSocketTimeout(SOCKET_TIMEOUT_SECONDS);
      return new Database(
          dataSource, "embedded PostgreSQL on port " + postgres.getPort(), postgres);
    } catch (IOException | IllegalStateException e) {
      throw new StorageUnavailableException(
          "The embedded PostgreSQL does not start (%s). Where user namespaces are forbidden run as a normal user, or give --database-url."
              .formatted(e.getMessage()),
          e);
    }
  }

  /** A connection at each call, which fails at once where the server refuses or is away. */
  DataSource server() {
    return server;
  }

  /** Connections that are kept: opening one costs many statements' time. */
  DataSource pool() {
    return pool;
  }

  String description() {
    return description;
  }

  @Override
  public void close() {
    pool.close();
    if (embedded != null) {
      try {
        embedded.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
