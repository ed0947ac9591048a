package io.xeropulse.authz.scope;

/** What a rule answers to the principals of a role. Immutable. */
sealed interface Answer {

  Decision of(Principal principal);

  /**
   * The same rows for everybody in the role, or a refusal of everybody.
   *
   * @param decision the answer
   */
  record Shared(Decision decision) implements Answer {
    @Override
    public Decision of(Principal principal) {
      return decision;
    }
  }

  /**
   * Rows that are the principal's own, or a refusal of those who have none.
   *
   * @param kind which rows
   * @param rule the rule
   */
  record Own(ScopeKind kind, Rule rule) implements Answer {
    @Override
    public Decision of(Principal principal) {
      return kind.of(principal)
          .<Decision>map(scope -> new Decision.Allow(scope, rule))
          .orElseGet(() -> new Decision.Deny(DenyReason.EMPTY_SCOPE, unassigned()));
    }

    private Rule unassigned() {
      return new Rule(
          rule.policy(),
          rule.id(),
          "the rule gives " + kind.spelling() + ", but none is assigned to the person");
    }
  }
}
