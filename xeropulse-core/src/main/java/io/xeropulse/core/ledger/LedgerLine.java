package io.xeropulse.core.ledger;

import java.math.BigDecimal;

/**
 * One side of a booking. Immutable.
 *
 * @param accountId the source's identifier of the account; of an account that the chart does not
 *     have, what the document calls it, such as {@code code:200} or {@code system:ROUNDING}
 * @param amount debit positive, credit negative, in base currency, rounded to its minor units
 */
public record LedgerLine(String accountId, BigDecimal amount) {}
