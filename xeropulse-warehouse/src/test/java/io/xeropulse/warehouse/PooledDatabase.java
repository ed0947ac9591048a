package io.xeropulse.warehouse;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** A database whose connections are kept for the next call, as a host's are. Thread-safe. */
final class PooledDatabase extends PGSimpleDataSource {
  private static final long serialVersionUID = 1;

  private final transient HikariDataSource pool = new HikariDataSource();

  PooledDatabase(PGSimpleDataSource database) {
    setUrl(database.getURL());
    pool.setDataSource(database);
    pool.setMinimumIdle(0);
    Runtime.getRuntime().addShutdownHook(new Thread(pool::close));
  }

  @Override
  public Connection getConnection() throws SQLException {
    return pool.getConnection();
  }
}
