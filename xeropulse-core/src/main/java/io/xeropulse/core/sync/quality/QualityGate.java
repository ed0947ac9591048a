package io.xeropulse.core.sync.quality;

import io.xeropulse.core.model.Fact;
import java.util.List;
import java.util.Optional;

/** Holds facts against rules; the first rule broken decides. Thread-safe. */
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
   * Checks a fact against every rule.
   *
   * @param fact the fact
   * @param references what is known of the facts that it may refer to
   * @return the first violation, or empty if the fact may be loaded
   */
  public Optional<Violation> check(Fact fact, References references) {
    return rules.stream().flatMap(rule -> rule.check(fact, references).stream()).findFirst();
  }
}
