package io.xeropulse.warehouse.state;

import java.time.Period;

/**
 * How long the warehouse remembers what no figure is worked out from. Facts, quarantine, changes in
 * closed periods and the audit log are kept whatever it says. Immutable.
 *
 * @param sessions how long sync sessions are kept, with their attempts and certificates; the last
 *     one of each kind that a later sync or a health check goes by stays in any case
 * @param removedFacts how long what the source deleted is kept
 */
public record RetentionPolicy(Period sessions, Period removedFacts) {
  /**
   * Checks the periods.
   *
   * @throws IllegalArgumentException if one is zero or negative
   */
  public RetentionPolicy {
    if (sessions.isZero() || sessions.isNegative()) {
      throw new IllegalArgumentException("sessions must be kept for a positive time: " + sessions);
    }
    if (removedFacts.isZero() || removedFacts.isNegative()) {
      throw new IllegalArgumentException(
          "removedFacts must be kept for a positive time: " + removedFacts);
    }
  }

  /**
   * Thirteen months of sessions, so that last year's same month can be looked up, and seven years
   * of what the source deleted.
   *
   * @return the policy
   */
  public static RetentionPolicy standard() {
    return new RetentionPolicy(Period.ofMonths(13), Period.ofYears(7));
  }
}
