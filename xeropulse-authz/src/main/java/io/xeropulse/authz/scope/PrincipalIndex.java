package io.xeropulse.authz.scope;

import io.xeropulse.core.model.OrganizationId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of principals that answers questions put in plain texts, as a request carries them.
 * Immutable, hence thread-safe; build a new one after a change of people or policy.
 */
public final class PrincipalIndex {

  private record Entry(ResolvedPrincipal principal, String organization) {}

  private final Map<String, Entry> byUser;
  private final Map<String, Integer> dashboards = new HashMap<>();
  private final PolicyEngine.BuiltIn builtIn;

  private PrincipalIndex(PolicyEngine engine, Collection<Principal> principals) {
    builtIn = engine.builtIn();
    engine
        .columns()
        .forEach(
            (resource, column) -> {
              if (resource instanceof DashboardId) {
                dashboards.put(resource.name(), column);
              }
            });
    byUser = new HashMap<>(principals.size() * 2);
    Map<OrganizationId, String> spelled = new HashMap<>();
    for (Principal principal : principals) {
      String organization =
          spelled.computeIfAbsent(principal.organization(), OrganizationId::toString);
      Entry entry = new Entry(engine.resolve(principal), organization);
      if (byUser.put(principal.user().value(), entry) != null) {
        throw new IllegalArgumentException(
            "User " + principal.user() + " is listed twice; exactly one organization is active");
      }
    }
  }

  /**
   * Indexes principals by user id.
   *
   * @param engine the policy
   * @param principals each user at most once
   * @return the index
   * @throws IllegalArgumentException if a user is listed twice
   */
  public static PrincipalIndex of(PolicyEngine engine, Collection<Principal> principals) {
    return new PrincipalIndex(engine, principals);
  }

  /**
   * Answers whether a user may see a dashboard.
   *
   * @param user a user id
   * @param organization an organization id in lower case
   * @param dashboard our name of a dashboard
   * @return yes with the rows, or no with the reason; whatever is not known is refused
   */
  public Decision decide(String user, String organization, String dashboard) {
    @Nullable Entry entry = byUser.get(user);
    if (entry == null) {
      return builtIn.unknownPrincipal();
    }
    return entry.organization.equals(organization)
        ? entry.principal.decideAtHome(dashboards.get(dashboard))
        : builtIn.otherOrganization();
  }
}
