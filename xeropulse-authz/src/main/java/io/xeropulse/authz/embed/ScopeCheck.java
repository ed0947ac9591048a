package io.xeropulse.authz.embed;

import io.xeropulse.authz.scope.DataScope;
import java.util.List;
import java.util.Optional;

/** Whether a dashboard can hold a scope: a scope that it cannot lock would show every row. */
final class ScopeCheck {
  private ScopeCheck() {}

  static Optional<Refusal> refusal(DataScope scope, EmbeddedDashboard dashboard) {
    if (scope instanceof DataScope.Nothing) {
      return Optional.of(
          new Refusal(EmbedRefusal.EMPTY_SCOPE, "the decision allows no row, so none is shown"));
    }
    Optional<LockedValue> demanded = LockedValue.demandedBy(scope);
    if (demanded.isPresent() && !dashboard.locked().containsValue(demanded.get())) {
      return Optional.of(
          new Refusal(
              EmbedRefusal.SCOPE_NOT_LOCKABLE,
              "the dashboard locks no parameter for " + scope.describe()));
    }
    if (values(scope).contains(LockedValue.ALL)) {
      return Optional.of(
          new Refusal(
              EmbedRefusal.MARKER_IN_SCOPE,
              "a name in the scope is spelled like the marker " + LockedValue.ALL));
    }
    return Optional.empty();
  }

  private static List<String> values(DataScope scope) {
    if (scope instanceof DataScope.Team team) {
      return List.of(team.name());
    }
    if (scope instanceof DataScope.OwnClients own) {
      return List.copyOf(own.clients());
    }
    return scope instanceof DataScope.OwnRecords own ? List.of(own.staff()) : List.of();
  }
}
