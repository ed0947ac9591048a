package io.xeropulse.warehouse.schema;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.StorageUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Refuses a server that is too old before anything is changed on it. */
final class ServerVersion {
  private ServerVersion() {}

  static void require(DataSource dataSource, int oldest) {
    try (Connection connection = dataSource.getConnection()) {
      int version = connection.getMetaData().getDatabaseMajorVersion();
      if (version < oldest) {
        throw new InvalidConfigurationException(
            "PostgreSQL %d is too old: the warehouse needs %d or newer for security-invoker views; upgrade the server"
                .formatted(version, oldest));
      }
    } catch (SQLException e) {
      throw unreachable(e);
    }
  }

  private static StorageUnavailableException unreachable(SQLException e) {
    return new StorageUnavailableException(
        "The database cannot be reached: %s Check that PostgreSQL runs and that URL, user and password are right."
            .formatted(e.getMessage() + "."),
        e);
  }
}
