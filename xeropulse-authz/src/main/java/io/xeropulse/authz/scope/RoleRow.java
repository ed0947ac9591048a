package io.xeropulse.authz.scope;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a policy's rules say of one role: an entry for each resource that a rule names and none for
 * the others, so that a thousand roles stay small. Read-only once the engine is compiled.
 */
final class RoleRow {
  private final Map<String, Cell> dashboards = new HashMap<>();
  private final Map<String, Cell> permissions = new HashMap<>();
  private final List<OwnAnswer> own = new ArrayList<>();

  void put(Resource resource, PolicyRule rule, String version) {
    (resource instanceof DashboardId ? dashboards : permissions)
        .put(resource.name(), cell(rule, new Rule(version, rule.id(), rule.why())));
  }

  private Cell cell(PolicyRule source, Rule rule) {
    if (source.grants().isEmpty()) {
      return new Cell.Fixed(new Decision.Deny(DenyReason.FORBIDDEN, rule));
    }
    ScopeKind kind = source.grants().get();
    return switch (kind) {
      case EVERYTHING -> new Cell.Fixed(new Decision.Allow(new DataScope.Everything(), rule));
      case NOTHING -> new Cell.Fixed(new Decision.Allow(new DataScope.Nothing(), rule));
      case TEAM, OWN_CLIENTS, OWN_RECORDS -> new Cell.Own(number(new OwnAnswer(kind, rule)));
    };
  }

  private int number(OwnAnswer answer) {
    int known = own.indexOf(answer);
    if (known >= 0) {
      return known;
    }
    own.add(answer);
    return own.size() - 1;
  }

  /** The answers that differ from principal to principal, by their numbers. */
  Decision[] own(Principal principal) {
    return own.stream().map(answer -> answer.of(principal)).toArray(Decision[]::new);
  }

  @Nullable Cell dashboard(String name) {
    return dashboards.get(name);
  }

  @Nullable Cell find(Resource resource) {
    return resource instanceof DashboardId dashboard
        ? dashboards.get(dashboard.name())
        : permissions.get(resource.name());
  }
}
