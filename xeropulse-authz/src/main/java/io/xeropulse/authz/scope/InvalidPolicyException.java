package io.xeropulse.authz.scope;

import io.xeropulse.core.XeroPulseException;
import java.util.List;

/** A policy document cannot be used: correct every listed place. The policy in force stays. */
public final class InvalidPolicyException extends XeroPulseException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  InvalidPolicyException(List<String> problems) {
    super(
        "The policy has " + problems.size() + " problem(s): " + String.join("; ", problems), null);
    this.problems = List.copyOf(problems);
  }

  /**
   * The problems.
   *
   * @return each with the path of the place, such as {@code /rules/2/roles/0: unknown role boss}
   */
  public List<String> problems() {
    return problems;
  }
}
