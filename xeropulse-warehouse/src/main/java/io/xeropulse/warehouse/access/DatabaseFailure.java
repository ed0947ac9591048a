package io.xeropulse.warehouse.access;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.StaleFenceException;
import io.xeropulse.core.StorageRejectedException;
import io.xeropulse.core.StorageUnavailableException;
import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.model.OrganizationId;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Says what a database error means for the caller, by its SQLSTATE class. */
public final class DatabaseFailure {
  private static final String DATA_EXCEPTION = "22";
  private static final String RAISED = "P0";
  private static final String LOCK_TIMED_OUT = "55P03";

  private DatabaseFailure() {}

  /**
   * Translates an error.
   *
   * @param organization whose work failed
   * @param error what JDBI or JDBC threw
   * @return the error to throw; neither it nor its cause carries row data
   */
  public static XeroPulseException of(OrganizationId organization, Exception error) {
    return of("organization " + organization, error);
  }

  /**
   * Translates an error of work that belongs to no single organization.
   *
   * @param whose whose work failed, without personal data
   * @param error what JDBI or JDBC threw
   * @return the error to throw; neither it nor its cause carries row data
   */
  public static XeroPulseException of(String whose, Exception error) {
    SQLException sql = first(SQLException.class, error);
    Exception cause = withoutData(sql, error);
    String state = sql == null || sql.getSQLState() == null ? "" : sql.getSQLState();
    if (state.equals(Fence.STALE)) {
      return new StaleFenceException(
          whose
              + " has a newer session; this one lost its turn and wrote nothing: let the newer one"
              + " finish",
          cause);
    }
    String about =
        "%s: the database said SQLSTATE %s%s".formatted(whose, state, words(state, sql, error));
    String happened =
        replanned(error)
            ? "a migration changed a table under a prepared statement"
            : PassingState.happened(state);
    if (happened != null) {
      return new StorageUnavailableException(about + "; " + happened + ", and try again", cause);
    }
    if (state.startsWith("28")
        || state.startsWith("22023") // a role that does not exist
        || state.startsWith("42501")
        || state.startsWith("3F")
        || state.startsWith("42P01") // a table or a function that does not exist
        || state.startsWith("42883")) {
      return new InvalidConfigurationException(
          about
              + "; run Warehouse.migrate() (and organizationSchemas().create(…), if organizations"
              + " have schemas of their own) and check that the connecting role is a member of"
              + " xeropulse_loader, xeropulse_reader, xeropulse_scoped_reader and"
              + " xeropulse_access",
          cause);
    }
    return new StorageRejectedException(about + "; nothing was written", cause);
  }

  /**
   * Whether a lock was waited for until the time-out.
   *
   * @param failure what {@link #of} made of it
   */
  static boolean lockTimedOut(XeroPulseException failure) {
    SQLException sql = first(SQLException.class, failure);
    return sql != null && LOCK_TIMED_OUT.equals(sql.getSQLState());
  }

  /** The statement is planned anew when it comes again; other unsupported features stay so. */
  private static boolean replanned(Exception error) {
    PSQLException postgres = first(PSQLException.class, error);
    ServerErrorMessage said = postgres == null ? null : postgres.getServerErrorMessage();
    return said != null && "RevalidateCachedQuery".equals(said.getRoutine());
  }

  /**
   * The database's or the pool's own words, unless they may quote what was written: an error of
   * data, or one that a function or a trigger raised.
   */
  private static String words(String state, @Nullable SQLException sql, Exception error) {
    PSQLException postgres = first(PSQLException.class, error);
    String words = null;
    if (postgres != null && postgres.getServerErrorMessage() != null) {
      words = quotes(state) ? null : postgres.getServerErrorMessage().getMessage();
    } else if (sql != null
        && (sql instanceof SQLTransientConnectionException || state.startsWith("08"))) {
      words = sql.getMessage();
    }
    return words == null ? "" : ", \"" + words + "\"";
  }

  private static boolean quotes(String state) {
    return state.startsWith(DATA_EXCEPTION) || state.startsWith(RAISED);
  }

  /** What JDBI and PostgreSQL tell of an error quotes the values that were written. */
  private static Exception withoutData(@Nullable SQLException sql, Exception error) {
    PSQLException postgres = first(PSQLException.class, error);
    if (sql == null) {
      return error;
    }
    if (postgres == null || postgres.getServerErrorMessage() == null) {
      return sql;
    }
    String state = String.valueOf(postgres.getSQLState());
    SQLException told =
        new SQLException(
            quotes(state) ? "data exception" : postgres.getServerErrorMessage().getMessage(),
            state);
    told.setStackTrace(error.getStackTrace());
    return told;
  }

  private static <E extends Throwable> @Nullable E first(Class<E> type, Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }
}
