package io.xeropulse.authz.scope;

import io.xeropulse.core.model.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * A principal whose role was already looked up in a policy: the quickest way to ask many questions
 * for one person. It answers by the policy it was resolved in, so resolve again after a change.
 * Immutable, hence thread-safe.
 */
public final class ResolvedPrincipal {
  private final Principal principal;
  private final OrganizationId organization;
  private final BuiltInRules builtIn;
  private final RoleRow row;

  /** The answer to every question in the own organization, when there is but one. */
  private final Decision.@Nullable Deny always;

  private final Decision[] answers;

  /** What an API key narrows the answers to, if the request came with one. */
  private final @Nullable KeyLimits limits;

  /** The organization as requests spell it. */
  final String home;

  ResolvedPrincipal(
      Principal principal, String home, @Nullable RoleRow known, BuiltInRules builtIn) {
    this.principal = principal;
    this.home = home;
    this.organization = principal.organization();
    this.row = known == null ? new RoleRow() : known;
    this.builtIn = builtIn;
    this.always =
        switch (principal.standing()) {
          case ACTIVE -> known == null ? builtIn.unknownRole : null;
          case LOCKED -> builtIn.locked;
          case DEACTIVATED -> builtIn.deactivated;
        };
    this.answers = row.answers(principal);
    this.limits = principal.key().orElse(null);
  }

  /**
   * The principal.
   *
   * @return as it was when resolved
   */
  public Principal principal() {
    return principal;
  }

  /**
   * Answers one question.
   *
   * @param about whose data it is about; null is nobody's
   * @param resource what it is about
   * @return yes with the rows, or no with the reason
   */
  public Decision decide(OrganizationId about, Resource resource) {
    if (about == null || !organization.value().equals(about.value())) {
      return builtIn.otherOrganization;
    }
    if (always != null) {
      return always;
    }
    if (limits != null && !limits.list(resource)) {
      return builtIn.notInKey;
    }
    @Nullable Integer number = row.find(resource);
    return number == null ? builtIn.unnamed(resource) : answers[number];
  }

  /** The organization was compared already. */
  Decision decideAtHome(String dashboard) {
    if (always != null) {
      return always;
    }
    if (limits != null) {
      return builtIn.notInKey;
    }
    @Nullable Integer number = row.dashboard(dashboard);
    return number == null ? builtIn.unnamedDashboard(dashboard) : answers[number];
  }
}
