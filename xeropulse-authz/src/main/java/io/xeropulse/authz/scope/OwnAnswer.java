package io.xeropulse.authz.scope;

/**
 * A rule that gives each principal rows of their own: made into an answer once per principal.
 *
 * @param kind which rows
 * @param rule the rule
 */
record OwnAnswer(ScopeKind kind, Rule rule) {

  Decision of(Principal principal) {
    return kind.of(principal)
        .<Decision>map(scope -> new Decision.Allow(scope, rule))
        .orElseGet(
            () ->
                new Decision.Deny(
                    DenyReason.EMPTY_SCOPE,
                    new Rule(
                        rule.policy(),
                        rule.id(),
                        "the rule gives "
                            + kind.spelling()
                            + ", but none is assigned to the person")));
  }
}
