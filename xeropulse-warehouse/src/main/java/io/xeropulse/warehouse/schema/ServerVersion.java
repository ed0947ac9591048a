package io.xeropulse.warehouse.schema;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.StorageUnavailableException;
import io.xeropulse.core.XeroPulseException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Refuses a server that is too old, or too few connections, before anything is changed on it. */
final class ServerVersion {
  private static final String INVALID_AUTHORIZATION = "28";

  private ServerVersion() {}

  static void require(DataSource dataSource, int oldest) {
    try (Connection connection = dataSource.getConnection()) {
      int version = connection.getMetaData().getDatabaseMajorVersion();
      if (version < oldest) {
        throw new InvalidConfigurationException(
            "PostgreSQL %d is too old: the warehouse needs %d or newer for security-invoker views; upgrade the server"
                .formatted(version, oldest));
      }
      requireAnother(dataSource);
    } catch (SQLException e) {
      throw unreachable(e);
    }
  }

  /** Flyway holds one connection for its history and migrates on another. */
  private static void requireAnother(DataSource dataSource) {
    try {
      dataSource.getConnection().close();
    } catch (SQLException e) {
      throw new InvalidConfigurationException(
          "A migration takes two connections at once, and the data source gave but one: allow its"
              + " pool two or more",
          e);
    }
  }

  private static XeroPulseException unreachable(SQLException e) {
    if (e.getSQLState() != null && e.getSQLState().startsWith(INVALID_AUTHORIZATION)) {
      return new InvalidConfigurationException(
          "PostgreSQL refuses the login: %s. Check user name and password, and that pg_hba.conf lets the user in"
              .formatted(e.getMessage()),
          e);
    }
    return new StorageUnavailableException(
        "The database cannot be reached: %s. Check that PostgreSQL runs and that its URL is right"
            .formatted(e.getMessage()),
        e);
  }
}
