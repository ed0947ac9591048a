package io.xeropulse.authz.scope;

/**
 * The rule that decided, as a decision names it. Immutable.
 *
 * @param policy version of the policy
 * @param id the rule's id; those that are code, not policy, start with {@code built-in:}
 * @param why the rule's reason, written for people
 */
public record Rule(String policy, String id, String why) {
  @Override
  public String toString() {
    return "rule " + id + " of policy " + policy;
  }
}
