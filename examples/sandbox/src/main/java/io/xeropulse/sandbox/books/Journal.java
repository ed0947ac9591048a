package io.xeropulse.sandbox.books;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A booking in the base currency; immutable, and it cannot be made out of balance.
 *
 * @param sourceId the document it comes from
 * @param source what kind of document that is
 * @param date the day it counts for
 * @param lines what is booked where
 */
public record Journal(UUID sourceId, Source source, LocalDate date, List<Line> lines) {

  /** The documents that book, as Xero names them in its journals. */
  public enum Source {
    ACCREC,
    ACCPAY,
    ACCRECCREDIT,
    ACCPAYCREDIT,
    ACCRECPAYMENT,
    ACCPAYPAYMENT,
    AROVERPAYMENT,
    APOVERPAYMENT,
    ARPREPAYMENT,
    APPREPAYMENT,
    CASHREC,
    CASHPAID,
    TRANSFER,
    MANJOURNAL
  }

  /**
   * One side of a booking.
   *
   * @param account where
   * @param amount debit positive, credit negative, in the base currency
   * @param region the tracking option's index, −1 for none
   */
  public record Line(Account account, BigDecimal amount, int region) {}

  /** Refuses a booking that does not balance. */
  public Journal {
    BigDecimal sum = lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.signum() != 0) {
      throw new IllegalStateException(
          "The booking of " + source + " " + sourceId + " is out of balance by " + sum);
    }
    lines = List.copyOf(lines);
  }

  Journal reversed() {
    return new Journal(
        sourceId,
        source,
        date,
        lines.stream().map(l -> new Line(l.account(), l.amount().negate(), l.region())).toList());
  }
}
