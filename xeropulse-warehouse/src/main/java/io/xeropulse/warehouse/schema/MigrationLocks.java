package io.xeropulse.warehouse.schema;

import io.xeropulse.core.StorageUnavailableException;
import io.xeropulse.warehouse.access.SchemaName;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * How long a migration waits for locks: any login may hold some, and whoever comes after the
 * migration waits behind it. Immutable and thread-safe.
 *
 * @param forAnother for another migration, since Flyway lets one at a time by an advisory lock; of
 *     whole seconds
 * @param forTables for each table
 */
record MigrationLocks(Duration forAnother, Duration forTables) {
  static final MigrationLocks STANDARD =
      new MigrationLocks(Duration.ofSeconds(20), Duration.ofSeconds(5));

  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final String FLYWAY_GAVE_UP = "Number of retries exceeded";

  private static final String HOLDERS =
      """
      select string_agg(distinct format('%I (process %s)', a.usename, a.pid), ', ')
      from pg_locks l
      join pg_database d on d.oid = l.database and d.datname = current_database()
      join pg_stat_activity a on a.pid = l.pid
      where l.granted and l.pid <> pg_backend_pid() and case when :another
        then l.locktype = 'advisory'
        else l.relation in (
          select oid from pg_class where relnamespace = cast(to_regnamespace(:schema) as oid)) end
      """;

  /** As PostgreSQL's {@code lock_timeout} takes it. */
  String timeOut() {
    return forTables.toMillis() + "ms";
  }

  /** How often Flyway asks for its lock again, a second apart. */
  int retries() {
    return (int) forAnother.toSeconds();
  }

  /** The refusal that says who holds what a migration waited for; empty if it failed otherwise. */
  Optional<StorageUnavailableException> refusal(
      RuntimeException failure, DataSource dataSource, SchemaName schema) {
    boolean another = String.valueOf(failure.getMessage()).contains(FLYWAY_GAVE_UP);
    if (!another && !metALock(failure)) {
      return Optional.empty();
    }
    String what =
        another
            ? "for %s another one was under way, or somebody held its lock".formatted(forAnother)
            : "for %s somebody used its tables".formatted(forTables);
    return Optional.of(
        new StorageUnavailableException(
            "The schema %s was not migrated: %s. Such locks are held by %s: let them end, or end them with pg_terminate_backend, and migrate again"
                .formatted(schema, what, holders(dataSource, schema, another)),
            failure));
  }

  private static boolean metALock(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  private static String holders(DataSource dataSource, SchemaName schema, boolean another) {
    try {
      return Jdbi.create(dataSource)
          .withHandle(
              handle ->
                  handle
                      .createQuery(HOLDERS)
                      .bind("another", another)
                      .bind("schema", schema.quoted())
                      .mapTo(String.class)
                      .findOne()
                      .orElse("nobody any more"));
    } catch (JdbiException e) {
      return "somebody that cannot be told now";
    }
  }
}
