package io.xeropulse.core.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a document amounts to. All amounts are positive as the source states them, in document
 * currency unless said otherwise.
 *
 * @param currency ISO 4217 code
 * @param rate foreign units per base unit; 1 in base currency
 * @param subTotal without tax
 * @param totalTax the tax
 * @param total with tax
 * @param baseTotal the total in base currency, rounded once
 * @param amountDue what the source says is open today, with tax, or null; figures as at a date
 *     never use it
 */
public record DocumentAmounts(
    String currency,
    BigDecimal rate,
    BigDecimal subTotal,
    BigDecimal totalTax,
    BigDecimal total,
    BigDecimal baseTotal,
    @Nullable BigDecimal amountDue) {}
