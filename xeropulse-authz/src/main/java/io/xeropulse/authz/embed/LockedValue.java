package io.xeropulse.authz.embed;

import io.xeropulse.authz.scope.DataScope;
import io.xeropulse.core.model.OrganizationId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a locked parameter of a dashboard is filled with. */
public enum LockedValue {
  /** The organization's identifier; every dashboard locks it. */
  ORGANIZATION,
  /** The team of {@link DataScope.Team}. */
  TEAM,
  /** The clients of {@link DataScope.OwnClients}. */
  CLIENTS,
  /** The staff identifier of {@link DataScope.OwnRecords}. */
  STAFF;

  /**
   * The value that tells the dashboard's SQL not to filter by this parameter. An empty list would
   * do so in Metabase too, but by accident as easily as on purpose; we never send one.
   */
  public static final String ALL = "__all__";

  static Optional<LockedValue> ofSpelling(String text) {
    return Arrays.stream(values())
        .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst();
  }

  /** The parameter that a scope needs locked to mean anything, or empty when it needs none. */
  static Optional<LockedValue> demandedBy(DataScope scope) {
    if (scope instanceof DataScope.Team) {
      return Optional.of(TEAM);
    }
    if (scope instanceof DataScope.OwnClients) {
      return Optional.of(CLIENTS);
    }
    return scope instanceof DataScope.OwnRecords ? Optional.of(STAFF) : Optional.empty();
  }

  /** A text for the organization, a list of at least one text for the rest. */
  Object of(OrganizationId organization, DataScope scope) {
    return this == ORGANIZATION ? organization.toString() : rows(scope);
  }

  private List<String> rows(DataScope scope) {
    if (this == TEAM && scope instanceof DataScope.Team team) {
      return List.of(team.name());
    }
    if (this == CLIENTS && scope instanceof DataScope.OwnClients own) {
      return List.copyOf(own.clients());
    }
    if (this == STAFF && scope instanceof DataScope.OwnRecords own) {
      return List.of(own.staff());
    }
    return List.of(ALL);
  }
}
