package io.xeropulse.core.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A line of a practice invoice.
 *
 * @param sourceId the line's identifier, which time entries point at; null for a cost line
 * @param kind work or disbursement
 * @param jobId the job it bills, or null
 * @param description what it says, or null
 * @param code the price list's code of a cost line, or null
 * @param quantity units of a cost line, or null
 * @param unitPrice price of a unit of a cost line, without tax, in base currency, or null
 * @param amount without tax, in base currency
 */
public record JobInvoiceLine(
    @Nullable String sourceId,
    JobInvoiceLineKind kind,
    @Nullable String jobId,
    @Nullable String description,
    @Nullable String code,
    @Nullable BigDecimal quantity,
    @Nullable BigDecimal unitPrice,
    BigDecimal amount) {}
