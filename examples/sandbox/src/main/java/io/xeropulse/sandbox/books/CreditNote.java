package io.xeropulse.sandbox.books;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A credit note and how much of it was set against its invoice; immutable.
 *
 * @param id its id
 * @param number its number
 * @param date its date
 * @param currency the invoice's currency and rate
 * @param lines its lines
 * @param allocationId the id of the allocation
 * @param allocated how much was allocated to the invoice, 0.00 if nothing was
 * @param allocatedOn when
 */
public record CreditNote(
    UUID id,
    String number,
    LocalDate date,
    Currency currency,
    Lines lines,
    UUID allocationId,
    BigDecimal allocated,
    LocalDate allocatedOn) {

  /**
   * Tells what is left.
   *
   * @return total less what was allocated
   */
  public BigDecimal remaining() {
    return lines.total().subtract(allocated);
  }
}
