package io.xeropulse.authz.scope;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which rule decides each pair of role and resource, and which rules decide nothing. A deny beats
 * every allow; of several denies the one with the smallest id is named; two allows are an error,
 * since their order would have to matter.
 */
final class PolicyLint {

  /** One field of the matrix. */
  record Field(Role role, Resource resource) {
    /** Sorted, not hashed: whoever chooses names cannot make the search slow. */
    private static final Comparator<Field> ORDER =
        Comparator.<Field, String>comparing(field -> field.role().name())
            .thenComparing(field -> field.resource().name())
            .thenComparing(field -> field.resource() instanceof DashboardId);
  }

  private final Map<Field, List<PolicyRule>> byField = new TreeMap<>(Field.ORDER);

  private PolicyLint(List<PolicyRule> rules) {
    for (PolicyRule rule : rules) {
      for (Role role : rule.roles()) {
        for (Resource resource : rule.resources()) {
          byField.computeIfAbsent(new Field(role, resource), f -> new ArrayList<>(1)).add(rule);
        }
      }
    }
  }

  /** The rule that decides each field; fields that no rule names are absent. */
  static Map<Field, PolicyRule> deciders(List<PolicyRule> rules) {
    Map<Field, PolicyRule> deciders = new TreeMap<>(Field.ORDER);
    new PolicyLint(rules).byField.forEach((field, named) -> deciders.put(field, decider(named)));
    return deciders;
  }

  /** The problems of rules whose references are already known to exist. */
  static List<String> of(List<PolicyRule> rules) {
    List<String> problems = new ArrayList<>();
    PolicyLint lint = new PolicyLint(rules);
    Set<PolicyRule> deciding = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<PolicyRule> ambiguous = Collections.newSetFromMap(new IdentityHashMap<>());
    for (List<PolicyRule> named : lint.byField.values()) {
      deciding.add(decider(named));
      List<PolicyRule> allows = named.stream().filter(rule -> rule.grants().isPresent()).toList();
      if (allows.size() > 1) {
        ambiguous.addAll(allows);
      }
    }
    for (int i = 0; i < rules.size(); i++) {
      PolicyRule rule = rules.get(i);
      if (ambiguous.contains(rule)) {
        problems.add("/rules/" + i + ": ambiguous: another rule allows the same to the same role");
      } else if (!deciding.contains(rule)) {
        problems.add("/rules/" + i + ": unreachable: other rules deny all that it names");
      }
    }
    return problems;
  }

  private static PolicyRule decider(List<PolicyRule> named) {
    Comparator<PolicyRule> byId = Comparator.comparing(PolicyRule::id);
    Optional<PolicyRule> deny = named.stream().filter(rule -> rule.grants().isEmpty()).min(byId);
    return deny.orElseGet(() -> named.stream().min(byId).orElseThrow());
  }
}
