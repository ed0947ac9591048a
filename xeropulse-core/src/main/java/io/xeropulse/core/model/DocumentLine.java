package io.xeropulse.core.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A line of a document or bank transaction, in document currency.
 *
 * @param sourceId the source's identifier of the line, or null
 * @param description free text, or null
 * @param accountCode the account's code, or null
 * @param taxType the source's tax type, or null
 * @param quantity units, or null
 * @param unitAmount price of a unit to 4 decimals; tax basis as the document's, or null
 * @param taxAmount the line's tax, or null
 * @param lineAmount the line's amount; tax basis as the document's, or null
 */
public record DocumentLine(
    @Nullable String sourceId,
    @Nullable String description,
    @Nullable String accountCode,
    @Nullable String taxType,
    @Nullable BigDecimal quantity,
    @Nullable BigDecimal unitAmount,
    @Nullable BigDecimal taxAmount,
    @Nullable BigDecimal lineAmount) {}
