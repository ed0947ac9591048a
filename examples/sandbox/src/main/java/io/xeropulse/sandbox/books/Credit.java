package io.xeropulse.sandbox.books;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A credit beside an invoice and how much of it was set against it; immutable.
 *
 * @param id its id
 * @param story the key of the story it belongs to
 * @param kind what made the credit
 * @param number its number, empty if it has none
 * @param date its date
 * @param currency the invoice's currency and rate
 * @param lines its lines
 * @param allocated how much was allocated to the invoice, 0.00 if nothing was
 * @param allocatedOn when
 * @param updated when it last changed
 */
public record Credit(
    UUID id,
    int story,
    Kind kind,
    String number,
    LocalDate date,
    Currency currency,
    Lines lines,
    BigDecimal allocated,
    LocalDate allocatedOn,
    Instant updated)
    implements Kept {

  /** What made a credit. */
  public enum Kind {
    /** A credit note. */
    NOTE,
    /** More was paid than was owed. */
    OVERPAYMENT,
    /** It was paid before it was owed. */
    PREPAYMENT
  }

  /**
   * Tells what is left.
   *
   * @return total less what was allocated
   */
  public BigDecimal remaining() {
    return lines.total().subtract(allocated);
  }

  /**
   * Names the allocation.
   *
   * @return its id, made from the credit's own
   */
  public UUID allocationId() {
    return new UUID(id.getMostSignificantBits() ^ 0xFFL, id.getLeastSignificantBits());
  }

  /**
   * Lists the allocations. Every third credit was set against its invoice twice on the day, as
   * people do who first take a part.
   *
   * @return amounts by id; none if nothing was allocated
   */
  public Map<UUID, BigDecimal> allocations() {
    Map<UUID, BigDecimal> all = new LinkedHashMap<>();
    BigDecimal first = allocated;
    if (story % 3 == 0 && allocated.compareTo(BigDecimal.ONE) > 0) {
      first = allocated.multiply(new BigDecimal("0.3")).setScale(2, RoundingMode.DOWN);
      all.put(
          new UUID(allocationId().getMostSignificantBits() ^ 0xF00L, id.getLeastSignificantBits()),
          allocated.subtract(first));
    }
    if (first.signum() != 0) {
      all.put(allocationId(), first);
    }
    return all;
  }

  /**
   * Names the type as Xero does.
   *
   * @param invoice the invoice it stands beside
   * @return such as ACCRECCREDIT or RECEIVE-OVERPAYMENT
   */
  public String type(Invoice invoice) {
    String cash = invoice.receivable() ? "RECEIVE-" : "SPEND-";
    return kind == Kind.NOTE ? invoice.type() + "CREDIT" : cash + kind;
  }

  /**
   * Names the status as Xero does.
   *
   * @return PAID once nothing is left, AUTHORISED before
   */
  public String status() {
    return remaining().signum() == 0 ? "PAID" : "AUTHORISED";
  }

  Credit allocated(BigDecimal amount, LocalDate on, Instant at) {
    return new Credit(id, story, kind, number, date, currency, lines, amount, on, at);
  }
}
