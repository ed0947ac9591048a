package io.xeropulse.xpm.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the price list; it is on no job. Immutable.
 *
 * @param uuid XPM's identifier, or null
 * @param description what it is about, or null
 * @param code the price list's code, or null
 * @param note a remark, or null
 * @param unitCost what a unit costs the practice, without tax, in base currency, or null
 * @param unitPrice what a unit is charged at, without tax, in base currency, or null
 * @param incomeAccount account code for income, or null
 * @param costOfSaleAccount account code for cost of sale, or null
 * @param supplier who supplied it, or null
 */
public record CatalogueCost(
    @Nullable String uuid,
    @Nullable String description,
    @Nullable String code,
    @Nullable String note,
    @Nullable BigDecimal unitCost,
    @Nullable BigDecimal unitPrice,
    @Nullable String incomeAccount,
    @Nullable String costOfSaleAccount,
    @Nullable NamedReference supplier) {}
