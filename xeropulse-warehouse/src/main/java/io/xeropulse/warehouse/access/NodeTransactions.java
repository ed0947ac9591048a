package io.xeropulse.warehouse.access;

import java.time.Duration;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Runs work in a transaction that sees what nodes share and what belongs to no single organization.
 * Thread-safe.
 */
public final class NodeTransactions {
  private final Jdbi jdbi;
  private final SchemaName schema;
  private final Duration longest;

  /**
   * Creates transactions over a database.
   *
   * @param jdbi the database
   * @param schema the home schema
   * @param longest how long a statement, and its waiting for a lock, may take
   */
  public NodeTransactions(Jdbi jdbi, SchemaName schema, Duration longest) {
    this.jdbi = jdbi;
    this.schema = schema;
    this.longest = longest;
  }

  /**
   * Runs work in a transaction of its own.
   *
   * @param <T> what the work yields
   * @param whose whose work it is, for the message of an error
   * @param work the work; an exception rolls everything back
   * @return what the work yields
   * @throws io.xeropulse.core.XeroPulseException thrown by the work, or telling how the database
   *     failed
   */
  public <T> T run(String whose, HandleCallback<T, RuntimeException> work) {
    try {
      return jdbi.inTransaction(
          handle -> {
            handle
                .createQuery(
                    """
                    select set_config('role', :role, true)
                      || set_config('search_path', :path, true)
                      || set_config('lock_timeout', :longest, true)
                      || set_config('statement_timeout', :longest, true)
                    """)
                .bind("role", DatabaseRole.LOADER.roleName())
                .bind("path", schema.searchPath())
                .bind("longest", longest.toMillis() + "ms")
                .mapTo(String.class)
                .one();
            return work.withHandle(handle);
          });
    } catch (JdbiException e) {
      throw DatabaseFailure.of(whose, e);
    }
  }
}
