package io.xeropulse.warehouse.access;

import io.xeropulse.authz.scope.DataScope;
import io.xeropulse.authz.scope.RowSettings;
import io.xeropulse.core.model.OrganizationId;
import java.util.Map;

/**
 * Says for the rest of a transaction who works and on which rows. The transaction's end takes it
 * all back, whatever was said before on the same connection.
 */
final class TransactionSettings {
  private static final String WHOSE_ROWS =
      """
      set_config('role', ?, true)
        || set_config('xeropulse.organization_id', ?, true)
        || set_config('xeropulse.scope', ?, true)
        || set_config('xeropulse.scope_values', ?, true)
        || set_config('request.jwt.claims', '', true)\
      """;

  private TransactionSettings() {}

  /** Statements that begin a transaction of the host's. */
  static RoundTrip any(DatabaseRole role, OrganizationId organization, DataScope scope) {
    return trip(WHOSE_ROWS, role, organization, scope);
  }

  /**
   * Statements that begin a transaction of our own. A plan made while a table was nearly empty
   * would scan the whole table for every page of a growing one, so statements are planned anew each
   * time; that costs a millisecond. A process that freezes in mid-transaction loses it and its
   * locks, so that another one can take its turn.
   */
  static RoundTrip own(DatabaseRole role, OrganizationId organization, DataScope scope) {
    return trip(
        WHOSE_ROWS
            + """

              || set_config('plan_cache_mode', 'force_custom_plan', true)
              || set_config('idle_in_transaction_session_timeout', '30s', true)\
            """,
        role,
        organization,
        scope);
  }

  private static RoundTrip trip(
      String settings, DatabaseRole role, OrganizationId organization, DataScope scope) {
    Map<String, String> rows = RowSettings.of(organization, scope).settings();
    RoundTrip trip = new RoundTrip();
    trip.add(
        "select length(" + settings + ")",
        role.roleName(),
        rows.get(RowSettings.ORGANIZATION),
        rows.get(RowSettings.SCOPE),
        rows.get(RowSettings.VALUES));
    if (!(scope instanceof DataScope.Everything)) {
      trip.add("select count(xeropulse.enter())");
    }
    return trip;
  }
}
