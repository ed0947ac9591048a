package io.xeropulse.xpm.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A line of work of an invoice. Time entries point at its identifier. Immutable.
 *
 * @param uuid XPM's identifier, or null
 * @param name its name, or null
 * @param description what it is about, or null
 * @param minutes work billed, or null
 * @param billableRate per hour, without tax, in base currency, or null
 * @param billable whether it is charged, or null
 * @param amount without tax, in base currency, or null
 * @param amountTax the tax, in base currency, or null
 * @param amountIncludingTax with tax, in base currency, or null
 */
public record InvoicedTask(
    @Nullable String uuid,
    @Nullable String name,
    @Nullable String description,
    @Nullable Integer minutes,
    @Nullable BigDecimal billableRate,
    @Nullable Boolean billable,
    @Nullable BigDecimal amount,
    @Nullable BigDecimal amountTax,
    @Nullable BigDecimal amountIncludingTax) {}
