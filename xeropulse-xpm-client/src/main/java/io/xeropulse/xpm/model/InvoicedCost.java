package io.xeropulse.xpm.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A disbursement of an invoice; it has no identifier. Immutable.
 *
 * @param description what it is about, or null
 * @param note a remark, or null
 * @param code the price list's code, or null
 * @param billable whether it is charged, or null
 * @param quantity units, or null
 * @param unitCost what a unit costs the practice, without tax, in base currency, or null
 * @param unitPrice what a unit is charged at, without tax, in base currency, or null
 * @param amount without tax, in base currency, or null
 * @param amountTax the tax, in base currency, or null
 * @param amountIncludingTax with tax, in base currency, or null
 */
public record InvoicedCost(
    @Nullable String description,
    @Nullable String note,
    @Nullable String code,
    @Nullable Boolean billable,
    @Nullable BigDecimal quantity,
    @Nullable BigDecimal unitCost,
    @Nullable BigDecimal unitPrice,
    @Nullable BigDecimal amount,
    @Nullable BigDecimal amountTax,
    @Nullable BigDecimal amountIncludingTax) {}
