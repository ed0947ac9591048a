package io.xeropulse.warehouse.access;

import io.xeropulse.authz.scope.DataScope;
import io.xeropulse.authz.scope.RowSettings;
import io.xeropulse.core.model.OrganizationId;
import java.util.ArrayList;
import java.util.List;
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

  /** Statements that begin a transaction of the host's, whose search path stays its own. */
  static RoundTrip any(
      SchemaName schema, DatabaseRole role, OrganizationId organization, DataScope scope) {
    return trip(WHOSE_ROWS, parameters(role, organization, scope), schema, scope);
  }

  /**
   * Statements that begin a transaction of our own. A plan made while a table was nearly empty
   * would scan the whole table for every page of a growing one, so statements are planned anew each
   * time; that costs a millisecond. Nothing waits without limit, and a process that freezes in
   * mid-transaction loses it and its locks, so that another one can take its turn. Our SQL names
   * tables without a schema: it is said here alone, and whoever forgets it finds no table.
   */
  static RoundTrip own(
      SchemaName schema,
      DatabaseRole role,
      OrganizationId organization,
      DataScope scope,
      TimeLimits limits) {
    List<Object> parameters = parameters(role, organization, scope);
    parameters.addAll(limits.values());
    parameters.add(schema.searchPath());
    return trip(
        WHOSE_ROWS
            + """

              || set_config('plan_cache_mode', 'force_custom_plan', true)
              || %s
              || set_config('search_path', ?, true)\
            """
                .formatted(TimeLimits.SETTINGS),
        parameters,
        schema,
        scope);
  }

  private static List<Object> parameters(
      DatabaseRole role, OrganizationId organization, DataScope scope) {
    Map<String, String> rows = RowSettings.of(organization, scope).settings();
    List<Object> parameters = new ArrayList<>();
    parameters.add(role.roleName());
    for (String setting :
        List.of(RowSettings.ORGANIZATION, RowSettings.SCOPE, RowSettings.VALUES)) {
      parameters.add(rows.getOrDefault(setting, ""));
    }
    return parameters;
  }

  private static RoundTrip trip(
      String settings, List<Object> parameters, SchemaName schema, DataScope scope) {
    RoundTrip trip = new RoundTrip();
    trip.add("select length(" + settings + ")", parameters.toArray());
    if (!(scope instanceof DataScope.Everything)) {
      trip.add("select count(%s.enter())".formatted(schema.quoted()));
    }
    return trip;
  }
}
