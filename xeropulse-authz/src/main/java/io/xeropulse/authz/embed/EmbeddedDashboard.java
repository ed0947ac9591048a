package io.xeropulse.authz.embed;

import io.xeropulse.authz.scope.DashboardId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What we know of a dashboard that Metabase shows. Immutable.
 *
 * @param id our name of it
 * @param name its title for people
 * @param metabaseId the number Metabase gives it
 * @param refreshMinutes how old its figures may become, in minutes
 * @param requires the entities whose data it needs
 * @param locked its locked parameters, as Metabase spells them, with what fills them; sorted
 * @param editable the parameters that a viewer or the host may set
 */
public record EmbeddedDashboard(
    DashboardId id,
    String name,
    int metabaseId,
    int refreshMinutes,
    List<String> requires,
    Map<String, LockedValue> locked,
    Set<String> editable) {

  /** Copies the collections. */
  public EmbeddedDashboard {
    requires = List.copyOf(requires);
    SortedMap<String, LockedValue> sorted = new TreeMap<>(locked);
    locked = Collections.unmodifiableSortedMap(sorted);
    editable = Set.copyOf(editable);
  }
}
