package io.xeropulse.core.sync.quality;

/**
 * A rule that a record broke. Immutable.
 *
 * @param rule short stable name of the rule
 * @param severity what becomes of the record
 * @param reason which field, what is wrong with it and what to do; no personal datum
 */
public record Violation(String rule, Severity severity, String reason) {

  /**
   * A violation for which a record goes to quarantine.
   *
   * @param rule short stable name of the rule
   * @param reason which field, what is wrong with it and what to do; no personal datum
   */
  public Violation(String rule, String reason) {
    this(rule, Severity.QUARANTINE, reason);
  }
}
