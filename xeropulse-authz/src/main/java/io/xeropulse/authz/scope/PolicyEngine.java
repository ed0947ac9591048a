package io.xeropulse.authz.scope;

import io.xeropulse.core.model.OrganizationId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions by one policy: organization first, then the account's standing, then the
 * policy's rules; what no rule allows is refused. An immutable snapshot, hence thread-safe; a new
 * policy is a new engine ({@link LivePolicy} swaps them).
 */
public final class PolicyEngine {

  /** The refusals that are code, not policy. */
  record BuiltIn(
      Decision.Deny unknownPrincipal,
      Decision.Deny otherOrganization,
      Decision.Deny locked,
      Decision.Deny deactivated,
      Decision.Deny unknownRole,
      Decision.Deny unknownResource,
      Decision.Deny notGranted) {

    static BuiltIn of(String version) {
      return new BuiltIn(
          deny(version, DenyReason.UNKNOWN_PRINCIPAL, "organization", "nobody has this user id"),
          deny(
              version,
              DenyReason.OTHER_ORGANIZATION,
              "organization",
              "the session does not belong to this organization"),
          deny(version, DenyReason.ACCOUNT_LOCKED, "standing", "the account is locked"),
          deny(version, DenyReason.ACCOUNT_DEACTIVATED, "standing", "the account is deactivated"),
          deny(version, DenyReason.UNKNOWN_ROLE, "default", "the policy does not know the role"),
          deny(
              version,
              DenyReason.UNKNOWN_RESOURCE,
              "default",
              "the policy does not know this dashboard or permission"),
          deny(version, DenyReason.NOT_GRANTED, "default", "no rule allows it to this role"));
    }

    private static Decision.Deny deny(String version, DenyReason reason, String id, String why) {
      return new Decision.Deny(reason, new Rule(version, "built-in:" + id, why));
    }
  }

  private final Policy policy;
  private final BuiltIn builtIn;
  private final Map<Resource, Integer> columns = new HashMap<>();
  private final Map<Role, Cell[]> rows = new HashMap<>();

  private PolicyEngine(Policy policy) {
    this.policy = policy;
    builtIn = BuiltIn.of(policy.version());
    policy.resources().forEach(resource -> columns.put(resource, columns.size()));
    Cell notGranted = new Cell.Fixed(builtIn.notGranted());
    for (Role role : policy.roles()) {
      Cell[] row = new Cell[columns.size()];
      Arrays.fill(row, notGranted);
      rows.put(role, row);
    }
    Map<PolicyRule, Cell> cells = new HashMap<>();
    PolicyLint.deciders(policy.rules())
        .forEach(
            (field, rule) -> {
              Cell cell = cells.computeIfAbsent(rule, r -> Cell.of(r, policy.version()));
              Cell[] row = known(rows.get(field.role()), field);
              row[known(columns.get(field.resource()), field)] = cell;
            });
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
    return new ResolvedPrincipal(principal, columns, rows.get(principal.role()), builtIn);
  }

  /**
   * The dashboards a principal may see in the own organization.
   *
   * @param principal who asks
   * @return their ids, sorted by name
   */
  public List<DashboardId> dashboardsOf(Principal principal) {
    ResolvedPrincipal resolved = resolve(principal);
    return columns.keySet().stream()
        .filter(DashboardId.class::isInstance)
        .map(DashboardId.class::cast)
        .filter(dashboard -> resolved.decide(principal.organization(), dashboard).allowed())
        .sorted(Comparator.comparing(DashboardId::name))
        .toList();
  }

  BuiltIn builtIn() {
    return builtIn;
  }

  Map<Resource, Integer> columns() {
    return columns;
  }

  private static <T> T known(@Nullable T found, PolicyLint.Field field) {
    if (found == null) {
      throw new IllegalStateException("A rule names " + field + ", which the policy lacks");
    }
    return found;
  }
}
