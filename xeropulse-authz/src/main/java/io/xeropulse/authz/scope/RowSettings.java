package io.xeropulse.authz.scope;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.xeropulse.core.model.OrganizationId;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A scope as settings of a database transaction, for row security to filter by: the same rows that
 * an embed token's locked parameters let through. Row security must read an absent setting as
 * {@code nothing}. Immutable.
 *
 * @param settings names and values for {@code set_config(name, value, true)}; sorted by name
 */
public record RowSettings(Map<String, String> settings) {
  /** The setting that holds the organization's identifier. */
  public static final String ORGANIZATION = "xeropulse.organization_id";

  /**
   * The setting that holds the kind of scope: {@code everything}, {@code team}, {@code
   * own-clients}, {@code own-records} or {@code nothing}.
   */
  public static final String SCOPE = "xeropulse.scope";

  /**
   * The setting that holds the team, the clients or the staff identifier as a JSON array of texts;
   * an empty array lets nothing through.
   */
  public static final String VALUES = "xeropulse.scope_values";

  /** Copies the settings. */
  public RowSettings {
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }

  /**
   * Spells out a scope.
   *
   * @param organization whose rows
   * @param scope which of them
   * @return the settings
   */
  public static RowSettings of(OrganizationId organization, DataScope scope) {
    if (scope instanceof DataScope.Team team) {
      return of(organization, ScopeKind.TEAM, List.of(team.name()));
    }
    if (scope instanceof DataScope.OwnClients own) {
      return of(organization, ScopeKind.OWN_CLIENTS, own.clients());
    }
    if (scope instanceof DataScope.OwnRecords own) {
      return of(organization, ScopeKind.OWN_RECORDS, List.of(own.staff()));
    }
    return scope instanceof DataScope.Everything
        ? of(organization, ScopeKind.EVERYTHING, List.of())
        : of(organization, ScopeKind.NOTHING, List.of());
  }

  private static RowSettings of(
      OrganizationId organization, ScopeKind kind, Collection<String> values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    values.forEach(array::add);
    return new RowSettings(
        Map.of(
            ORGANIZATION,
            organization.toString(),
            SCOPE,
            kind.spelling(),
            VALUES,
            array.toString()));
  }
}
