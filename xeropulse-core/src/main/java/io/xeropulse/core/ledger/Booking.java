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
 * @param date the day it counts for
 * @param lines its sides; they add up to 0.00
 */
public record Booking(String sourceId, Kind kind, LocalDate date, List<LedgerLine> lines) {

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

  /**
   * Money moved between two of the organization's bank accounts.
   *
   * @param sourceId the source's identifier of the transfer
   * @param date when
   * @param fromAccountId where it left
   * @param toAccountId where it arrived
   * @param amount above zero, in base currency
   * @return the booking
   */
  public static Booking transfer(
      String sourceId,
      LocalDate date,
      String fromAccountId,
      String toAccountId,
      BigDecimal amount) {
    return new Booking(
        sourceId,
        Kind.TRANSFER,
        date,
        List.of(
            new LedgerLine(toAccountId, amount), new LedgerLine(fromAccountId, amount.negate())));
  }

  /**
   * A booking by hand.
   *
   * @param sourceId the source's identifier of the journal
   * @param date when
   * @param lines its sides, in base currency
   * @return the booking
   * @throws IllegalArgumentException if the lines do not add up to zero
   */
  public static Booking journal(String sourceId, LocalDate date, List<LedgerLine> lines) {
    return new Booking(sourceId, Kind.MANUAL_JOURNAL, date, lines);
  }
}
