package io.xeropulse.authz.scope;

import io.xeropulse.core.model.OrganizationId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Answers questions by one policy: organization first, then the account's standing, then the
 * policy's rules; what no rule allows is refused. An immutable snapshot, hence thread-safe; a new
 * policy is a new engine ({@link LivePolicy} swaps them).
 */
public final class PolicyEngine {

  private final Policy policy;
  private final BuiltInRules builtIn;
  private final Map<Role, RoleRow> rows = new HashMap<>();

  private PolicyEngine(Policy policy) {
    this.policy = policy;
    builtIn = new BuiltInRules(policy);
    policy.roles().forEach(role -> rows.put(role, new RoleRow()));
    PolicyLint.deciders(policy.rules())
        .forEach(
            (field, rule) ->
                rows.computeIfAbsent(field.role(), role -> new RoleRow())
                    .put(field.resource(), rule, policy.version()));
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
    return resolve(principal).decide(organization, resource);
  }

  /**
   * Looks a principal's role up once, for many questions.
   *
   * @param principal who will ask
   * @return the principal, ready to be answered by this policy
   */
  public ResolvedPrincipal resolve(Principal principal) {
    return resolve(principal, principal.organization().toString());
  }

  ResolvedPrincipal resolve(Principal principal, String home) {
    return new ResolvedPrincipal(principal, home, rows.get(principal.role()), builtIn);
  }

  /**
   * The dashboards a principal may see in the own organization.
   *
   * @param principal who asks
   * @return their ids, sorted by name
   */
  public List<DashboardId> dashboardsOf(Principal principal) {
    ResolvedPrincipal resolved = resolve(principal);
    return policy.resources().stream()
        .filter(DashboardId.class::isInstance)
        .map(DashboardId.class::cast)
        .filter(dashboard -> resolved.decide(principal.organization(), dashboard).allowed())
        .sorted(Comparator.comparing(DashboardId::name))
        .toList();
  }

  /**
   * What a role may do besides looking at dashboards.
   *
   * @param role the role
   * @return the permissions that a rule allows it, for whatever rows; none for an unknown role
   */
  public Set<Permission> permissionsOf(Role role) {
    RoleRow row = rows.get(role);
    return row == null ? Set.of() : row.permitted();
  }

  /**
   * The dashboards a role may look at.
   *
   * @param role the role
   * @return the dashboards that a rule allows it, for whatever rows; none for an unknown role
   */
  public Set<DashboardId> dashboardsOf(Role role) {
    RoleRow row = rows.get(role);
    return row == null ? Set.of() : row.shown();
  }

  BuiltInRules builtIn() {
    return builtIn;
  }
}
