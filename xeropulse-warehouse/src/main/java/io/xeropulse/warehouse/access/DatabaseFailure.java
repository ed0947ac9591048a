package io.xeropulse.warehouse.access;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.StorageRejectedException;
import io.xeropulse.core.StorageUnavailableException;
import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.model.OrganizationId;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Says what a database error means for the caller, by its SQLSTATE class. */
public final class DatabaseFailure {
  private DatabaseFailure() {}

  /**
   * Translates an error.
   *
   * @param organization whose work failed
   * @param error what JDBI or JDBC threw
   * @return the error to throw; its message carries no row data
   */
  public static XeroPulseException of(OrganizationId organization, Exception error) {
    return of("organization " + organization, error);
  }

  /**
   * Translates an error of work that belongs to no single organization.
   *
   * @param whose whose work failed, without personal data
   * @param error what JDBI or JDBC threw
   * @return the error to throw; its message carries no row data
   */
  public static XeroPulseException of(String whose, Exception error) {
    SQLException sql = sqlException(error);
    String state = sql == null || sql.getSQLState() == null ? "" : sql.getSQLState();
    String about = "%s: the database said SQLSTATE %s".formatted(whose, state);
    if (state.isEmpty()
        || state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57")) {
      return new StorageUnavailableException(
          about + "; it is down, restarting or full: check PostgreSQL and try again", error);
    }
    if (state.startsWith("40")) {
      return new StorageUnavailableException(about + " (conflict); try again", error);
    }
    if (state.startsWith("28")
        || state.startsWith("42501")
        || state.startsWith("3F")
        || state.startsWith("42P01")) {
      return new InvalidConfigurationException(
          about
              + "; run Warehouse.migrate() and check that the connecting role is a member of"
              + " xeropulse_loader, xeropulse_reader and xeropulse_access",
          error);
    }
    return new StorageRejectedException(about + "; nothing was written", error);
  }

  private static @Nullable SQLException sqlException(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }
}
