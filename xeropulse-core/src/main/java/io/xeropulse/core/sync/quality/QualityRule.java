package io.xeropulse.core.sync.quality;

import io.xeropulse.core.model.Fact;
import java.util.Optional;

/**
 * A rule that facts should keep. Immutable; thread-safe if its check is, as the standard ones are.
 *
 * @param name short stable name, as quarantine and reports show it
 * @param severity what becomes of a record that breaks it
 * @param check tells whether a fact breaks it
 */
public record QualityRule(String name, Severity severity, Check check) {

  /** Tells whether a fact breaks a rule. */
  @FunctionalInterface
  public interface Check {

    /**
     * Checks a fact.
     *
     * @param fact the fact
     * @param references what is known of the facts that it may refer to
     * @return which field, what is wrong with it and what to do; empty if the rule holds or does
     *     not apply
     */
    Optional<String> breach(Fact fact, References references);
  }

  /**
   * The same rule taken more or less gravely.
   *
   * @param other the severity
   * @return a copy
   */
  public QualityRule as(Severity other) {
    return new QualityRule(name, other, check);
  }

  /**
   * Checks a fact.
   *
   * @param fact the fact
   * @param references what is known of the facts that it may refer to
   * @return the violation, or empty if the rule holds or does not apply
   */
  public Optional<Violation> check(Fact fact, References references) {
    return check.breach(fact, references).map(reason -> new Violation(name, severity, reason));
  }
}
