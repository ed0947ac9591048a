package io.xeropulse.core.wip;

import java.math.BigDecimal;

/**
 * A person's part of work in progress: the time only, since disbursements and interims belong to
 * nobody. Without tax, in base currency. Immutable and thread-safe.
 *
 * @param staffId who worked
 * @param minutes billable minutes not yet invoiced, the unpriced ones included
 * @param amount what the priced ones are worth
 * @param unpricedMinutes those for which the rate card has no rate; they are in no amount
 * @param ageing the amount by the age of each entry
 */
public record StaffWip(
    String staffId, long minutes, BigDecimal amount, long unpricedMinutes, WipAgeing ageing) {

  /**
   * Adds what the same person did elsewhere.
   *
   * @param other the same person's part of another job
   * @return the sum
   * @throws IllegalArgumentException if it is another person's
   */
  public StaffWip plus(StaffWip other) {
    if (!staffId.equals(other.staffId)) {
      throw new IllegalArgumentException("Staff " + staffId + " and " + other.staffId);
    }
    return new StaffWip(
        staffId,
        minutes + other.minutes,
        amount.add(other.amount),
        unpricedMinutes + other.unpricedMinutes,
        ageing.plus(other.ageing));
  }
}
