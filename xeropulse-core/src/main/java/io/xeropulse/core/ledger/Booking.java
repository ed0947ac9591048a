package io.xeropulse.core.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What one document or cash movement books on a day, in base currency. Immutable; it cannot be made
 * out of balance.
 *
 * @param sourceId the source's identifier of what is booked
 * @param kind what is booked
 * @param recordId the held record that it is booked for: the document that it books or settles, or
 *     the movement itself where money settles none
 * @param date the day it counts for
 * @param lines its sides; they add up to 0.00
 */
public record Booking(
    String sourceId, Kind kind, String recordId, LocalDate date, List<LedgerLine> lines) {

  /** What can be booked. */
  public enum Kind {
    /** An invoice, bill or credit note. */
    DOCUMENT,
    /** A payment or refund of a document. */
    PAYMENT,
    /** A credit set against an invoice or bill. */
    ALLOCATION,
    /** Money spent or received on a bank account. */
    BANK_TRANSACTION,
    /** Money moved between two bank accounts. */
    TRANSFER,
    /** A booking by hand. */
    MANUAL_JOURNAL
  }

  /**
   * Refuses a booking that does not balance.
   *
   * @throws IllegalArgumentException if the lines do not add up to zero
   */
  public Booking {
    lines = List.copyOf(lines);
    BigDecimal sum =
        lines.stream().map(LedgerLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.signum() != 0) {
      throw new IllegalArgumentException(
          "The booking of %s %s is out of balance by %s"
              .formatted(kind, sourceId, sum.toPlainString()));
    }
  }
}
