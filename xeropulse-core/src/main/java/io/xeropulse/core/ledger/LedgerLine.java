package io.xeropulse.core.ledger;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One side of a booking. Immutable.
 *
 * @param accountId the source's identifier of the account; of an account that the chart does not
 *     have, what the document calls it, such as {@code code:200} or {@code system:ROUNDING}
 * @param amount debit positive, credit negative, in base currency, rounded to its minor units
 * @param open what the line says of the document whose balance it is part of, or null for a line
 *     that is not on a control account
 */
public record LedgerLine(String accountId, BigDecimal amount, @Nullable OpenPart open) {

  /**
   * A line that is part of no document's balance.
   *
   * @param accountId the account
   * @param amount debit positive, credit negative, in base currency
   */
  public LedgerLine(String accountId, BigDecimal amount) {
    this(accountId, amount, null);
  }

  LedgerLine negated() {
    return new LedgerLine(
        accountId,
        amount.negate(),
        open == null
            ? null
            : new OpenPart(open.documentId(), open.currency(), open.amount().negate()));
  }

  LedgerLine plus(LedgerLine other) {
    return new LedgerLine(
        accountId,
        amount.add(other.amount),
        open == null || other.open == null
            ? null
            : new OpenPart(
                open.documentId(), open.currency(), open.amount().add(other.open.amount())));
  }

  boolean isNothing() {
    return amount.signum() == 0 && (open == null || open.amount().signum() == 0);
  }
}
