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
  private final Map<String, ResolvedPrincipal> byUser;
  private final BuiltInRules builtIn;

  private PrincipalIndex(PolicyEngine engine, Collection<Principal> principals) {
    builtIn = engine.builtIn();
    byUser = new HashMap<>(principals.size() * 2);
    Map<OrganizationId, String> spelled = new HashMap<>();
    for (Principal principal : principals) {
      String home = spelled.computeIfAbsent(principal.organization(), OrganizationId::toString);
      ResolvedPrincipal entry = engine.resolve(principal, home);
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
    @Nullable ResolvedPrincipal entry = byUser.get(user);
    if (entry == null) {
      return builtIn.unknownPrincipal;
    }
    return entry.home.equals(organization)
        ? entry.decideAtHome(dashboard)
        : builtIn.otherOrganization;
  }
}
