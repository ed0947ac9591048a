package io.xeropulse.warehouse.access;

import io.xeropulse.core.grant.GrantId;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Runs work in a transaction that can see and write one grant's row only. A grant may reach several
 * organizations, so it belongs to none of them. Thread-safe.
 */
public final class GrantTransactions {
  /** While a grant is renewed the transaction waits for Xero. */
  private static final TimeLimits LIMITS = TimeLimits.SMALL;

  private final Jdbi jdbi;
  private final SchemaName schema;

  /**
   * Creates transactions over a database.
   *
   * @param jdbi the database
   * @param schema where the grants are
   */
  public GrantTransactions(Jdbi jdbi, SchemaName schema) {
    this.jdbi = jdbi;
    this.schema = schema;
  }

  /**
   * Runs work in a transaction of its own, whose commit is durable whatever the database's default:
   * a refresh token that was lost cannot be had again.
   *
   * @param <T> what the work yields
   * @param grant whose row it may touch
   * @param work the work; an exception rolls everything back
   * @return what the work yields
   * @throws io.xeropulse.core.XeroPulseException thrown by the work, or telling how the database
   *     failed
   */
  public <T> T run(GrantId grant, HandleCallback<T, RuntimeException> work) {
    try {
      return Waiting.by("grant " + grant, () -> inTransaction(grant, work));
    } catch (JdbiException e) {
      throw DatabaseFailure.of("grant " + grant, e);
    }
  }

  private <T> T inTransaction(GrantId grant, HandleCallback<T, RuntimeException> work) {
    return jdbi.inTransaction(
        handle -> {
          handle
              .createQuery(
                  """
                  select set_config('role', :role, true)
                    || set_config('xeropulse.grant_id', :grant, true)
                    || set_config('synchronous_commit', 'on', true)
                    || set_config('search_path', :path, true)
                    || set_config('statement_timeout', :statement, true)
                    || set_config('lock_timeout', :lock, true)
                    || set_config('idle_in_transaction_session_timeout', :idle, true)
                  """)
              .bind("role", DatabaseRole.LOADER.roleName())
              .bind("grant", grant.toString())
              .bind("path", schema.searchPath())
              .bind("statement", LIMITS.values().get(0))
              .bind("lock", LIMITS.values().get(1))
              .bind("idle", LIMITS.values().get(2))
              .mapTo(String.class)
              .one();
          return work.withHandle(handle);
        });
  }
}
