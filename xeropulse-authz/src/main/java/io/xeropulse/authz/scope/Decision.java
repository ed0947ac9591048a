package io.xeropulse.authz.scope;

/** The answer to one question, with the rule that gave it. Immutable. */
public sealed interface Decision {

  /**
   * The rule that decided.
   *
   * @return a rule of the policy or a built-in one
   */
  Rule rule();

  /**
   * Whether the answer is yes.
   *
   * @return true for {@link Allow}
   */
  boolean allowed();

  /**
   * The answer in a sentence for people, without identifiers of persons or clients.
   *
   * @return a sentence that names the rule and the policy's version
   */
  String explain();

  /**
   * Yes, for these rows.
   *
   * @param scope the rows
   * @param rule the rule that allowed
   */
  record Allow(DataScope scope, Rule rule) implements Decision {
    @Override
    public boolean allowed() {
      return true;
    }

    @Override
    public String explain() {
      return "Allowed for " + scope.describe() + ": " + rule.why() + " (" + rule + ")";
    }
  }

  /**
   * No.
   *
   * @param reason why not, for programs
   * @param rule the rule that refused
   */
  record Deny(DenyReason reason, Rule rule) implements Decision {
    @Override
    public boolean allowed() {
      return false;
    }

    @Override
    public String explain() {
      return "Refused: " + rule.why() + " (" + rule + ")";
    }
  }
}
