package io.xeropulse.authz.scope;

import io.xeropulse.core.model.OrganizationId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers questions by one policy: organization first, then the account's standing, then the
 * policy's rules; what no rule allows is refused. An immutable snapshot, hence thread-safe; a new
 * policy is a new engine ({@link LivePolicy} swaps them).
 */
public final class PolicyEngine {

  /** What the policy says of one role and one resource. */
  private sealed interface Cell {
    record Granted(ScopeKind kind, Rule rule) implements Cell {}

    record Refused(Decision.Deny decision) implements Cell {}
  }

  private final Policy policy;
  private final Map<Role, Integer> rows = new HashMap<>();
  private final Map<Resource, Integer> columns = new HashMap<>();
  private final Cell[][] cells;
  private final Decision.Deny otherOrganization;
  private final Decision.Deny locked;
  private final Decision.Deny deactivated;
  private final Decision.Deny unknownRole;
  private final Decision.Deny unknownResource;

  private PolicyEngine(Policy policy) {
    this.policy = policy;
    otherOrganization =
        builtIn(
            DenyReason.OTHER_ORGANIZATION,
            "organization",
            "the session does not belong to this organization");
    locked = builtIn(DenyReason.ACCOUNT_LOCKED, "standing", "the account is locked");
    deactivated = builtIn(DenyReason.ACCOUNT_DEACTIVATED, "standing", "the account is deactivated");
    unknownRole = builtIn(DenyReason.UNKNOWN_ROLE, "default", "the policy does not know the role");
    unknownResource =
        builtIn(
            DenyReason.UNKNOWN_RESOURCE,
            "default",
            "the policy does not know this dashboard or permission");
    policy.roles().forEach(role -> rows.put(role, rows.size()));
    policy.resources().forEach(resource -> columns.put(resource, columns.size()));
    cells = new Cell[rows.size()][columns.size()];
    Cell notGranted =
        new Cell.Refused(
            builtIn(DenyReason.NOT_GRANTED, "default", "no rule allows it to this role"));
    for (Cell[] row : cells) {
      Arrays.fill(row, notGranted);
    }
    PolicyLint.deciders(policy.rules())
        .forEach(
            (field, rule) ->
                cells[index(rows, field.role())][index(columns, field.resource())] = cell(rule));
  }

  /**
   * Compiles a policy.
   *
   * @param policy the policy
   * @return an engine that answers by it
   */
  public static PolicyEngine of(Policy policy) {
    return new PolicyEngine(policy);
  }

  /**
   * The policy it answers by.
   *
   * @return the policy
   */
  public Policy policy() {
    return policy;
  }

  /**
   * Answers one question.
   *
   * @param principal who asks
   * @param organization whose data it is about
   * @param resource what it is about
   * @return yes with the rows, or no with the reason
   */
  public Decision decide(Principal principal, OrganizationId organization, Resource resource) {
    if (!principal.organization().equals(organization)) {
      return otherOrganization;
    }
    if (principal.standing() != Standing.ACTIVE) {
      return principal.standing() == Standing.LOCKED ? locked : deactivated;
    }
    Integer row = rows.get(principal.role());
    if (row == null) {
      return unknownRole;
    }
    Integer column = columns.get(resource);
    if (column == null) {
      return unknownResource;
    }
    Cell cell = cells[row][column];
    if (cell instanceof Cell.Granted granted) {
      return allow(granted, granted.kind().of(principal));
    }
    return ((Cell.Refused) cell).decision();
  }

  /**
   * The dashboards a principal may see in the own organization.
   *
   * @param principal who asks
   * @return their ids, sorted by name
   */
  public List<DashboardId> dashboardsOf(Principal principal) {
    List<DashboardId> allowed = new ArrayList<>();
    for (Resource resource : columns.keySet()) {
      if (resource instanceof DashboardId dashboard
          && decide(principal, principal.organization(), dashboard).allowed()) {
        allowed.add(dashboard);
      }
    }
    allowed.sort(Comparator.comparing(DashboardId::name));
    return allowed;
  }

  private Decision allow(Cell.Granted granted, Optional<DataScope> scope) {
    if (scope.isPresent()) {
      return new Decision.Allow(scope.get(), granted.rule());
    }
    return new Decision.Deny(
        DenyReason.EMPTY_SCOPE,
        new Rule(
            policy.version(),
            granted.rule().id(),
            "the rule gives "
                + granted.kind().spelling()
                + ", but none is assigned to the person"));
  }

  private Cell cell(PolicyRule rule) {
    Rule named = new Rule(policy.version(), rule.id(), rule.why());
    return rule.grants()
        .<Cell>map(kind -> new Cell.Granted(kind, named))
        .orElseGet(() -> new Cell.Refused(new Decision.Deny(DenyReason.FORBIDDEN, named)));
  }

  private Decision.Deny builtIn(DenyReason reason, String id, String why) {
    return new Decision.Deny(reason, new Rule(policy.version(), "built-in:" + id, why));
  }

  private static <K> int index(Map<K, Integer> indexes, K key) {
    Integer index = indexes.get(key);
    if (index == null) {
      throw new IllegalStateException("A rule names " + key + ", which the policy lacks");
    }
    return index;
  }
}
