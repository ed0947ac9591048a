package io.xeropulse.core.sync.quality;

import io.xeropulse.core.model.Fact;
import java.util.ArrayList;
import java.util.List;

/** Holds facts against rules. Thread-safe. */
public final class QualityGate {
  private final List<QualityRule> rules;

  /**
   * Creates a gate.
   *
   * @param rules the rules, in the order in which they are checked
   */
  public QualityGate(List<QualityRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /**
   * Checks a fact against every rule, up to the first that keeps it out.
   *
   * @param fact the fact
   * @param references what is known of the facts that it may refer to
   * @return what it broke, in order; if its record must not be loaded, the last one says why
   */
  public List<Violation> check(Fact fact, References references) {
    List<Violation> violations = List.of();
    for (QualityRule rule : rules) {
      Violation violation = rule.check(fact, references).orElse(null);
      if (violation == null) {
        continue;
      }
      violations = violations.isEmpty() ? new ArrayList<>(2) : violations;
      violations.add(violation);
      if (violation.severity() != Severity.WARN) {
        break;
      }
    }
    return violations;
  }
}
