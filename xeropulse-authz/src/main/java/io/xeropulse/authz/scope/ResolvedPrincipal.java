package io.xeropulse.authz.scope;

import io.xeropulse.core.model.OrganizationId;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A principal whose role was already looked up in a policy: the quickest way to ask many questions
 * for one person. It answers by the policy it was resolved in, so resolve again after a change.
 * Immutable, hence thread-safe.
 */
public final class ResolvedPrincipal {
  private final Principal principal;
  private final Map<Resource, Integer> columns;
  private final Cell @Nullable [] row;
  private final Decision.@Nullable Deny standing;
  private final PolicyEngine.BuiltIn builtIn;

  private final Map<ScopeKind, DataScope> scopes = new EnumMap<>(ScopeKind.class);

  ResolvedPrincipal(
      Principal principal,
      Map<Resource, Integer> columns,
      Cell @Nullable [] row,
      PolicyEngine.BuiltIn builtIn) {
    this.principal = principal;
    this.columns = columns;
    this.row = row;
    this.builtIn = builtIn;
    this.standing =
        switch (principal.standing()) {
          case ACTIVE -> null;
          case LOCKED -> builtIn.locked();
          case DEACTIVATED -> builtIn.deactivated();
        };
    for (ScopeKind kind : ScopeKind.values()) {
      kind.of(principal).ifPresent(scope -> scopes.put(kind, scope));
    }
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
   * @param organization whose data it is about
   * @param resource what it is about
   * @return yes with the rows, or no with the reason
   */
  public Decision decide(OrganizationId organization, Resource resource) {
    if (!principal.organization().equals(organization)) {
      return builtIn.otherOrganization();
    }
    return decideAtHome(columns.get(resource));
  }

  /** The organization was compared already. */
  Decision decideAtHome(@Nullable Integer column) {
    if (standing != null) {
      return standing;
    }
    if (row == null) {
      return builtIn.unknownRole();
    }
    return column == null ? builtIn.unknownResource() : row[column].answer(this);
  }

  @Nullable DataScope scope(ScopeKind kind) {
    return scopes.get(kind);
  }
}
