package io.xeropulse.warehouse.access;

import io.xeropulse.core.model.OrganizationId;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Runs work in a transaction that can see and write one organization's rows only. Role and
 * organization are set for the transaction, so a pooled connection carries nothing over.
 * Thread-safe.
 */
public final class TenantTransactions {
  /**
   * A plan made while a table was nearly empty would scan the whole table for every page of a
   * growing one, so statements are planned anew each time; that costs a millisecond. A process that
   * freezes in mid-transaction loses it and its locks, so that another one can take its turn.
   */
  private static final String ENTER =
      """
      select length(set_config('role', ?, true)
        || set_config('xeropulse.organization_id', ?, true)
        || set_config('plan_cache_mode', 'force_custom_plan', true)
        || set_config('idle_in_transaction_session_timeout', '30s', true))\
      """;

  private final Jdbi jdbi;

  /**
   * Creates transactions over a database.
   *
   * @param jdbi the database
   */
  public TenantTransactions(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Runs work in a transaction of its own.
   *
   * @param <T> what the work yields
   * @param organization whose rows it may touch
   * @param role as which role it runs
   * @param work the work; an exception rolls everything back
   * @return what the work yields
   * @throws io.xeropulse.core.XeroPulseException thrown by the work, or telling how the database
   *     failed
   */
  public <T> T run(
      OrganizationId organization, DatabaseRole role, HandleCallback<T, RuntimeException> work) {
    try {
      return jdbi.inTransaction(
          handle -> {
            enter(handle, organization, role);
            return work.withHandle(handle);
          });
    } catch (JdbiException e) {
      throw DatabaseFailure.of(organization, e);
    }
  }

  /**
   * Runs statements in one round trip, as a transaction of their own. They find the organization in
   * the setting {@code xeropulse.organization_id} only, which is empty outside of it.
   *
   * @param organization whose rows they may touch
   * @param role as which role they run
   * @param trip the statements
   * @return their answers, in order
   * @throws io.xeropulse.core.XeroPulseException telling how the database failed; nothing was
   *     written
   */
  public List<long[]> run(OrganizationId organization, DatabaseRole role, RoundTrip trip) {
    RoundTrip whole = new RoundTrip();
    whole.add(ENTER, role.roleName(), organization.toString());
    whole.addAll(trip);
    whole.add("commit");
    try {
      List<long[]> answers = jdbi.inTransaction(handle -> whole.send(handle.getConnection()));
      return answers.subList(1, answers.size() - 1);
    } catch (JdbiException | SQLException e) {
      throw DatabaseFailure.of(organization, e);
    }
  }

  private static void enter(Handle handle, OrganizationId organization, DatabaseRole role) {
    handle
        .createQuery(ENTER)
        .bind(0, role.roleName())
        .bind(1, organization.toString())
        .mapTo(Integer.class)
        .one();
  }
}
