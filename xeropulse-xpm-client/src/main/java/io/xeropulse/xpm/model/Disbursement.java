package io.xeropulse.xpm.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A disbursement on a job; its amount is quantity × unit price, and XPM does not say whether it was
 * invoiced. Immutable.
 *
 * @param uuid XPM's identifier, or null
 * @param description what was bought, or null
 * @param quantity units, or null
 * @param unitCost what a unit costs the practice, without tax, in base currency, or null
 * @param unitPrice what a unit is charged at, without tax, in base currency, or null
 * @param date a calendar date in no zone, or null
 * @param code the price list's code, or null
 * @param note a remark, or null
 * @param billable whether it is charged, or null
 * @param supplier who supplied it, or null
 */
public record Disbursement(
    @Nullable String uuid,
    @Nullable String description,
    @Nullable BigDecimal quantity,
    @Nullable BigDecimal unitCost,
    @Nullable BigDecimal unitPrice,
    @Nullable LocalDate date,
    @Nullable String code,
    @Nullable String note,
    @Nullable Boolean billable,
    @Nullable NamedReference supplier) {}
