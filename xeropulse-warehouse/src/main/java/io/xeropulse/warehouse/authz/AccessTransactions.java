package io.xeropulse.warehouse.authz;

import io.xeropulse.core.XeroPulseException;
import io.xeropulse.warehouse.access.DatabaseFailure;
import io.xeropulse.warehouse.access.LockWait;
import io.xeropulse.warehouse.access.SchemaName;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * Runs work as the role that alone sees people, in transactions that read what is committed and
 * whose own commit is durable: what was revoked must not come back. Work that met another
 * transaction runs again, from then on locking the rows that it reads; work that met a lock waits
 * for it without a connection. Thread-safe.
 */
final class AccessTransactions {
  private static final int TRIES = 5;
  private static final Set<String> OVERLAPS = Set.of("40001", "40P01", "23505");
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

  /** Work in a transaction; must do nothing outside it, since it may be run again. */
  @FunctionalInterface
  interface Work<T> {
    /** Does it; {@code again} when an earlier try met another transaction. */
    T in(Handle handle, boolean again);
  }

  private final Jdbi jdbi;
  private final String begin;
  private final LockWait locks;

  AccessTransactions(DataSource dataSource, SchemaName schema) {
    this(dataSource, schema, LONGEST_WAIT);
  }

  /**
   * Takes a JDBI of its own, so that it never joins a transaction of another role. A process that
   * freezes in mid-transaction loses it and its locks.
   */
  AccessTransactions(DataSource dataSource, SchemaName schema, Duration longestWait) {
    begin =
        "set transaction isolation level read committed; set local role xeropulse_access;"
            + " set local synchronous_commit = 'on'; set local lock_timeout = '"
            + LockWait.atTheLock()
            + "'; set local idle_in_transaction_session_timeout = '30s'; set local search_path = "
            + schema.searchPath();
    locks = new LockWait(longestWait);
    jdbi = Jdbi.create(dataSource).installPlugin(new PostgresPlugin());
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
  }

  <T> T run(Work<T> work) {
    try {
      return locks.run("the access store", () -> unlessOverlapped(work));
    } catch (JdbiException e) {
      throw DatabaseFailure.of("the access store", e);
    }
  }

  private <T> T unlessOverlapped(Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work, attempt > 1);
      } catch (JdbiException e) {
        if (attempt == TRIES || !overlapped(e)) {
          throw e;
        }
      } catch (XeroPulseException e) {
        if (attempt == TRIES || !e.retryable()) {
          throw e;
        }
      }
    }
  }

  private <T> T once(Work<T> work, boolean again) {
    return jdbi.withHandle(
        handle -> {
          if (handle.isInTransaction()) {
            throw new IllegalStateException("A transaction is under way in this thread already");
          }
          return handle.inTransaction(
              inside -> {
                inside.execute(begin);
                return work.in(inside, again);
              });
        });
  }

  private static boolean overlapped(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql
          && sql.getSQLState() != null
          && OVERLAPS.contains(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
