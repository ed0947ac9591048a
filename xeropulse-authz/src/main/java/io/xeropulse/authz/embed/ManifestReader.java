package io.xeropulse.authz.embed;

import io.xeropulse.authz.internal.JsonCursor;
import io.xeropulse.authz.scope.DashboardId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a dashboard manifest strictly: every problem is reported with its path. */
final class ManifestReader {
  /** Names that carry who asks; a caller can never set them. */
  static final Set<String> RESERVED =
      Set.of(
          "organization_id",
          "user_id",
          "user_role",
          "department",
          "team",
          "team_members",
          "assigned_clients");

  private static final int MAX_DASHBOARDS = 5_000;

  /** Of parameters and entities of a dashboard. */
  private static final int MAX_NAMES = 200;

  private static final Pattern PARAMETER = Pattern.compile("[a-z][a-z0-9_]{0,63}");

  private final List<String> problems = new ArrayList<>();
  private final Set<DashboardId> ids = new HashSet<>();
  private final Set<Integer> numbers = new HashSet<>();

  private ManifestReader() {}

  static DashboardManifest read(String json) {
    return new ManifestReader().manifest(json);
  }

  private DashboardManifest manifest(String json) {
    JsonCursor root = JsonCursor.open(json, problems).object(Set.of("dashboards"), Set.of());
    List<EmbeddedDashboard> dashboards = new ArrayList<>();
    for (JsonCursor item : root.at("dashboards").items(MAX_DASHBOARDS)) {
      dashboard(item).ifPresent(dashboards::add);
    }
    if (!problems.isEmpty()) {
      throw new InvalidManifestException(problems);
    }
    return new DashboardManifest(dashboards);
  }

  private Optional<EmbeddedDashboard> dashboard(JsonCursor item) {
    item.object(
        Set.of("id", "name", "metabaseId", "refreshMinutes", "requires", "locked", "editable"),
        Set.of());
    int number = item.at("metabaseId").positive();
    if (!numbers.add(number)) {
      item.at("metabaseId").problem("another dashboard has this number");
    }
    List<String> requires = new ArrayList<>();
    item.at("requires").items(MAX_NAMES).forEach(entity -> requires.add(entity.text()));
    Map<String, LockedValue> locked = locked(item.at("locked"));
    Set<String> editable = editable(item.at("editable"), locked.keySet());
    int refresh = item.at("refreshMinutes").positive();
    String name = item.at("name").text();
    return id(item.at("id"))
        .map(id -> new EmbeddedDashboard(id, name, number, refresh, requires, locked, editable));
  }

  private Optional<DashboardId> id(JsonCursor place) {
    try {
      DashboardId id = new DashboardId(place.text());
      if (!ids.add(id)) {
        place.problem("another dashboard has this id");
      }
      return Optional.of(id);
    } catch (IllegalArgumentException e) {
      place.problem(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static Map<String, LockedValue> locked(JsonCursor place) {
    Map<String, LockedValue> locked = new HashMap<>();
    List<String> names = place.keys(MAX_NAMES);
    place.object(Set.of("organization_id"), Set.copyOf(names));
    for (String name : names) {
      JsonCursor value = place.at(name);
      Optional<LockedValue> filled = LockedValue.ofSpelling(value.text());
      if (filled.isEmpty()) {
        value.problem("must be organization, team, clients or staff");
      } else if ((filled.get() == LockedValue.ORGANIZATION) != name.equals("organization_id")) {
        value.problem("organization_id, and nothing else, is filled with organization");
      }
      checkSpelling(value, name);
      filled.ifPresent(known -> locked.put(name, known));
    }
    return locked;
  }

  private static Set<String> editable(JsonCursor place, Set<String> locked) {
    Set<String> editable = new HashSet<>();
    for (JsonCursor item : place.items(MAX_NAMES)) {
      String name = item.text();
      checkSpelling(item, name);
      if (RESERVED.contains(name) || locked.contains(name)) {
        item.problem("locked or reserved, so it cannot be editable");
      } else if (!editable.add(name)) {
        item.problem("named twice");
      }
    }
    return editable;
  }

  private static void checkSpelling(JsonCursor place, String name) {
    if (!PARAMETER.matcher(name).matches()) {
      place.problem("a parameter is spelled with a-z, 0-9 and '_', a letter first");
    }
  }
}
