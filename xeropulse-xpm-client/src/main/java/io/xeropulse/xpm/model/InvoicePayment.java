package io.xeropulse.xpm.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A payment of an invoice. Immutable.
 *
 * @param amount with tax, in base currency, or null
 * @param date a calendar date in no zone, or null
 * @param reference what the payer wrote, or null
 */
public record InvoicePayment(
    @Nullable BigDecimal amount, @Nullable LocalDate date, @Nullable String reference) {}
