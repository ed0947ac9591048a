package io.xeropulse.xpm.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A line of work of a quote. Immutable.
 *
 * @param name its name, or null
 * @param description what it is about, or null
 * @param estimatedMinutes planned work, or null
 * @param billableRate per hour, without tax, in base currency, or null
 * @param billable whether it is charged, or null
 * @param amount without tax, in base currency, or null
 * @param amountTax the tax, in base currency, or null
 * @param amountIncludingTax with tax, in base currency, or null
 */
public record QuotedTask(
    @Nullable String name,
    @Nullable String description,
    @Nullable Integer estimatedMinutes,
    @Nullable BigDecimal billableRate,
    @Nullable Boolean billable,
    @Nullable BigDecimal amount,
    @Nullable BigDecimal amountTax,
    @Nullable BigDecimal amountIncludingTax) {}
