package io.xeropulse.authz.scope;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a policy's rules say of one role: an entry for each resource that a rule names and none for
 * the others, so that a thousand roles stay small. Read-only once the engine is compiled.
 */
final class RoleRow {
  private final Map<String, Integer> dashboards = new HashMap<>();
  private final Map<String, Integer> permissions = new HashMap<>();
  private final List<Answer> answers = new ArrayList<>();

  /** A rule gives a role one answer, whatever it names. */
  private final IdentityHashMap<PolicyRule, Integer> numbers = new IdentityHashMap<>();

  void put(Resource resource, PolicyRule rule, String version) {
    Integer number =
        numbers.computeIfAbsent(
            rule,
            fresh -> {
              answers.add(answer(fresh, new Rule(version, fresh.id(), fresh.why())));
              return answers.size() - 1;
            });
    (resource instanceof DashboardId ? dashboards : permissions).put(resource.name(), number);
  }

  private static Answer answer(PolicyRule source, Rule rule) {
    if (source.grants().isEmpty()) {
      return new Answer.Shared(new Decision.Deny(DenyReason.FORBIDDEN, rule));
    }
    ScopeKind kind = source.grants().get();
    return switch (kind) {
      case EVERYTHING -> new Answer.Shared(new Decision.Allow(new DataScope.Everything(), rule));
      case NOTHING -> new Answer.Shared(new Decision.Allow(new DataScope.Nothing(), rule));
      case TEAM, OWN_CLIENTS, OWN_RECORDS -> new Answer.Own(kind, rule);
    };
  }

  /** The permissions that a rule allows, whether or not rows are assigned to who asks. */
  Set<Permission> permitted() {
    return allowed(permissions, Permission::new);
  }

  /** The dashboards that a rule allows, whether or not rows are assigned to who asks. */
  Set<DashboardId> shown() {
    return allowed(dashboards, DashboardId::new);
  }

  private <R> Set<R> allowed(Map<String, Integer> numbers, Function<String, R> resource) {
    return numbers.entrySet().stream()
        .filter(
            named ->
                !(answers.get(named.getValue()) instanceof Answer.Shared shared)
                    || shared.decision().allowed())
        .map(named -> resource.apply(named.getKey()))
        .collect(Collectors.toSet());
  }

  /** The row's answers to a principal, by their numbers. */
  Decision[] answers(Principal principal) {
    Decision[] decisions = new Decision[answers.size()];
    for (int i = 0; i < decisions.length; i++) {
      decisions[i] = answers.get(i).of(principal);
    }
    return decisions;
  }

  /** The number of the answer about a dashboard; null where no rule names it. */
  @Nullable Integer dashboard(String name) {
    return dashboards.get(name);
  }

  /** The number of the answer about a resource; null where no rule names it. */
  @Nullable Integer find(Resource resource) {
    return resource instanceof DashboardId dashboard
        ? dashboards.get(dashboard.name())
        : permissions.get(resource.name());
  }
}
