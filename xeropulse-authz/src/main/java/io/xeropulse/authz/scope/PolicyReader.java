package io.xeropulse.authz.scope;

import io.xeropulse.authz.internal.JsonCursor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads a policy document strictly: every problem is reported with its path, none is repaired. */
final class PolicyReader {
  private static final int MAX_NAMES = 5_000;
  private static final int MAX_RULES = 20_000;

  /** How many pairs of a role and a resource the rules may name in all: each becomes an entry. */
  private static final int MAX_PAIRS = 200_000;

  private final List<String> problems = new ArrayList<>();
  private final Map<String, Role> roles = new LinkedHashMap<>();
  private final Map<String, DashboardId> dashboards = new LinkedHashMap<>();
  private final Map<String, Permission> permissions = new LinkedHashMap<>();

  private PolicyReader() {}

  static Policy read(String json) {
    return new PolicyReader().policy(json);
  }

  private Policy policy(String json) {
    JsonCursor root =
        JsonCursor.open(json, problems)
            .object(
                Set.of("version", "roles", "dashboards", "permissions", "rules"),
                Set.of("assignable", "administrators"));
    String version = root.at("version").text();
    declare(root.at("roles"), Role::new, roles);
    declare(root.at("dashboards"), DashboardId::new, dashboards);
    declare(root.at("permissions"), Permission::new, permissions);
    if (root.present() && roles.isEmpty()) {
      root.at("roles").problem("a policy needs a role");
    }
    if (root.present() && dashboards.isEmpty() && permissions.isEmpty()) {
      root.problem("a policy needs a dashboard or a permission to decide on");
    }
    List<PolicyRule> rules = rules(root.at("rules"));
    Map<Role, Set<Role>> assignable = assignable(root.at("assignable"));
    Set<Role> administrators = administrators(root.at("administrators"), assignable);
    if (problems.isEmpty()) {
      problems.addAll(PolicyLint.of(rules));
    }
    if (!problems.isEmpty()) {
      throw new InvalidPolicyException(problems);
    }
    Set<Resource> resources = new LinkedHashSet<>(dashboards.values());
    resources.addAll(permissions.values());
    return new Policy(
        version, Set.copyOf(roles.values()), resources, rules, assignable, administrators);
  }

  private static <T> void declare(
      JsonCursor list, Function<String, T> parse, Map<String, T> declared) {
    for (JsonCursor item : list.items(MAX_NAMES)) {
      String name = item.text();
      try {
        if (!name.isEmpty() && declared.put(name, parse.apply(name)) != null) {
          item.problem("declared twice");
        }
      } catch (IllegalArgumentException e) {
        item.problem(String.valueOf(e.getMessage()));
      }
    }
  }

  private List<PolicyRule> rules(JsonCursor list) {
    List<PolicyRule> rules = new ArrayList<>();
    Set<String> ids = new LinkedHashSet<>();
    long pairs = 0;
    for (JsonCursor item : list.items(MAX_RULES)) {
      PolicyRule rule = rule(item);
      if (!ids.add(rule.id())) {
        item.at("id").problem("another rule has this id");
      }
      rules.add(rule);
      pairs += (long) rule.roles().size() * rule.resources().size();
    }
    if (pairs > MAX_PAIRS) {
      list.problem("more than " + MAX_PAIRS + " pairs of a role and what it names");
    }
    return rules;
  }

  private PolicyRule rule(JsonCursor item) {
    item.object(
        Set.of("id", "effect", "roles", "why"), Set.of("dashboards", "permissions", "scope"));
    String id = item.at("id").text();
    try {
      Spelling.slug(id, "rule id");
    } catch (IllegalArgumentException e) {
      item.at("id").problem(String.valueOf(e.getMessage()));
    }
    Set<Role> whom = references(item.at("roles"), roles, "role");
    Set<Resource> what =
        new LinkedHashSet<>(references(item.at("dashboards"), dashboards, "dashboard"));
    what.addAll(references(item.at("permissions"), permissions, "permission"));
    if (whom.isEmpty() || what.isEmpty()) {
      item.problem("empty grant: name at least one role and one dashboard or permission");
    }
    return new PolicyRule(id, whom, what, grants(item), item.at("why").text());
  }

  private static Optional<ScopeKind> grants(JsonCursor item) {
    JsonCursor effect = item.at("effect");
    JsonCursor scope = item.at("scope");
    switch (effect.text()) {
      case "allow" -> {
        Optional<ScopeKind> kind = ScopeKind.ofSpelling(scope.text());
        if (kind.isEmpty()) {
          scope.problem("an allow names everything, team, own-clients, own-records or nothing");
        }
        return kind;
      }
      case "deny" -> {
        if (scope.present()) {
          scope.problem("a deny has no scope");
        }
      }
      default -> effect.problem("must be allow or deny");
    }
    return Optional.empty();
  }

  private Map<Role, Set<Role>> assignable(JsonCursor place) {
    Map<Role, Set<Role>> assignable = new HashMap<>();
    place.object(Set.of(), roles.keySet());
    for (String actor : place.keys(MAX_NAMES)) {
      Role role = roles.get(actor);
      Set<Role> given = references(place.at(actor), roles, "role");
      if (given.isEmpty()) {
        place.at(actor).problem("empty grant: leave the role out instead");
      }
      if (role != null) {
        assignable.put(role, given);
      }
    }
    return assignable;
  }

  private Set<Role> administrators(JsonCursor list, Map<Role, Set<Role>> assignable) {
    Set<Role> administrators = references(list, roles, "role");
    for (Role role : administrators) {
      if (!assignable.getOrDefault(role, Set.of()).contains(role)) {
        list.problem("role " + role + " must be able to give itself, or the last one is stuck");
      }
    }
    return administrators;
  }

  private static <T> Set<T> references(JsonCursor list, Map<String, T> declared, String what) {
    Set<T> found = new LinkedHashSet<>();
    for (JsonCursor item : list.items(MAX_NAMES)) {
      String name = item.text();
      T known = declared.get(name);
      if (known == null) {
        item.problem("unknown " + what + " " + name);
      } else if (!found.add(known)) {
        item.problem("named twice");
      }
    }
    return found;
  }
}
