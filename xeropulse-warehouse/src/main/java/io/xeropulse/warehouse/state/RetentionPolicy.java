package io.xeropulse.warehouse.state;

import java.time.Period;

/**
 * How long the warehouse remembers what no figure is worked out from. Facts, quarantine, changes in
 * closed periods and the audit log are kept whatever it says. Immutable.
 *
 * @param sessions how long sync sessions are kept, with their attempts, page totals and
 *     certificates; the last one of each kind that a later sync or a health check goes by stays in
 *     any case
 * @param removedFacts how long what the source deleted is kept
 * @param dashboardAccesses how long it is kept who opened which dashboard
 */
public record RetentionPolicy(Period sessions, Period removedFacts, Period dashboardAccesses) {
  /**
   * Checks the periods.
   *
   * @throws IllegalArgumentException if one is zero or negative
   */
  public RetentionPolicy {
    positive("sessions", sessions);
    positive("removedFacts", removedFacts);
    positive("dashboardAccesses", dashboardAccesses);
  }

  private static void positive(String what, Period kept) {
    if (kept.isZero() || kept.isNegative()) {
      throw new IllegalArgumentException(what + " must be kept for a positive time: " + kept);
    }
  }

  /**
   * Thirteen months of sessions and accesses, so that last year's same month can be looked up, and
   * seven years of what the source deleted.
   *
   * @return the policy
   */
  public static RetentionPolicy standard() {
    return new RetentionPolicy(Period.ofMonths(13), Period.ofYears(7), Period.ofMonths(13));
  }
}
