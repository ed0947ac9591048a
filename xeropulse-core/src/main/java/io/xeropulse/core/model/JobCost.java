package io.xeropulse.core.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A disbursement on a job. XPM does not say whether it was invoiced.
 *
 * @param sourceId the source's identifier
 * @param jobId the job number
 * @param date the day of the cost, a calendar date in no zone
 * @param description what was bought
 * @param code the price list's code, or null
 * @param quantity units
 * @param unitCost what a unit cost the practice, without tax, in base currency
 * @param unitPrice what a unit is charged at, without tax, in base currency
 * @param billable false if it will not be charged
 */
public record JobCost(
    String sourceId,
    String jobId,
    LocalDate date,
    String description,
    @Nullable String code,
    BigDecimal quantity,
    BigDecimal unitCost,
    BigDecimal unitPrice,
    boolean billable)
    implements Fact {}
