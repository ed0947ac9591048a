package io.xeropulse.authz.embed;

import io.xeropulse.authz.scope.DashboardId;
import io.xeropulse.authz.scope.Role;
import java.util.List;
import java.util.Set;

/**
 * How an organization offers a dashboard to its people. Which parameters it locks is the {@link
 * DashboardManifest}'s to say, and which rows a role sees the policy's. Immutable.
 *
 * @param id our name of it
 * @param name its title for people
 * @param metabaseId the number Metabase gives it, above zero
 * @param description what it shows; may be empty
 * @param refreshMinutes how old its figures may become, in minutes, above zero
 * @param requires the entities whose data it needs
 * @param allowedRoles the roles it is offered to; a role that the policy refuses stays refused
 */
public record DashboardConfig(
    DashboardId id,
    String name,
    int metabaseId,
    String description,
    int refreshMinutes,
    List<String> requires,
    Set<Role> allowedRoles) {

  /**
   * Copies the collections.
   *
   * @throws IllegalArgumentException if the identifier is null, or the number or the minutes are
   *     not above zero
   */
  public DashboardConfig {
    if (id == null) {
      throw new IllegalArgumentException("A configuration names its dashboard");
    }
    if (metabaseId < 1 || refreshMinutes < 1) {
      throw new IllegalArgumentException(
          "%s needs a Metabase number and minutes above zero".formatted(id));
    }
    requires = List.copyOf(requires);
    allowedRoles = Set.copyOf(allowedRoles);
  }

  /**
   * Offers a dashboard as the manifest describes it.
   *
   * @param dashboard the manifest's
   * @param description what it shows; may be empty
   * @param allowedRoles the roles it is offered to
   * @return a configuration
   */
  public static DashboardConfig of(
      EmbeddedDashboard dashboard, String description, Set<Role> allowedRoles) {
    return new DashboardConfig(
        dashboard.id(),
        dashboard.name(),
        dashboard.metabaseId(),
        description,
        dashboard.refreshMinutes(),
        dashboard.requires(),
        allowedRoles);
  }
}
