package io.xeropulse.authz.scope;

import org.jspecify.annotations.Nullable;

/** What a policy says of one role and one resource. Immutable. */
sealed interface Cell {

  /** The answer for a principal of the role. */
  Decision answer(ResolvedPrincipal principal);

  /** The same rows for everybody in the role, or a refusal of everybody. */
  record Fixed(Decision decision) implements Cell {
    @Override
    public Decision answer(ResolvedPrincipal principal) {
      return decision;
    }
  }

  /** The principal's own rows of a kind. */
  record Own(ScopeKind kind, Rule rule, Decision.Deny whenNone) implements Cell {
    @Override
    public Decision answer(ResolvedPrincipal principal) {
      @Nullable DataScope scope = principal.scope(kind);
      return scope == null ? whenNone : new Decision.Allow(scope, rule);
    }
  }

  /** Compiles a rule. */
  static Cell of(PolicyRule source, String version) {
    Rule rule = new Rule(version, source.id(), source.why());
    if (source.grants().isEmpty()) {
      return new Fixed(new Decision.Deny(DenyReason.FORBIDDEN, rule));
    }
    ScopeKind kind = source.grants().get();
    return switch (kind) {
      case EVERYTHING -> new Fixed(new Decision.Allow(new DataScope.Everything(), rule));
      case NOTHING -> new Fixed(new Decision.Allow(new DataScope.Nothing(), rule));
      case TEAM, OWN_CLIENTS, OWN_RECORDS ->
          new Own(
              kind,
              rule,
              new Decision.Deny(
                  DenyReason.EMPTY_SCOPE,
                  new Rule(
                      version,
                      source.id(),
                      "the rule gives "
                          + kind.spelling()
                          + ", but none is assigned to the person")));
    };
  }
}
