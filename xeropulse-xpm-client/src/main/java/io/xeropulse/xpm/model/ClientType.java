package io.xeropulse.xpm.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Terms that a client is billed under. Immutable.
 *
 * @param name its name, or null
 * @param costMarkup mark-up on disbursements in per cent, or null
 * @param paymentTerm DayOfMonth or WithinDays, or null
 * @param paymentDay the day or the number of days, or null
 */
public record ClientType(
    @Nullable String name,
    @Nullable BigDecimal costMarkup,
    @Nullable String paymentTerm,
    @Nullable Integer paymentDay) {}
