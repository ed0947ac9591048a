package io.xeropulse.core.wip;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What an invoice line billed above the value of a time entry that it cleared. Without tax, in base
 * currency. Immutable.
 *
 * @param timeEntryId the entry
 * @param staffId who worked
 * @param invoiceLineId the line that billed it
 * @param date the invoice's date, not the day of the work
 * @param value the entry's value by the rate card
 * @param amount the entry's part of the line's write-on; negative for a write-off
 */
public record WriteOn(
    String timeEntryId,
    String staffId,
    String invoiceLineId,
    LocalDate date,
    BigDecimal value,
    BigDecimal amount) {

  /**
   * What the line billed for this entry.
   *
   * @return value + amount
   */
  public BigDecimal billed() {
    return value.add(amount);
  }
}
