package io.xeropulse.sandbox.jobs;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Something bought for a job; immutable.
 *
 * @param id its id
 * @param job for which job
 * @param date on which day
 * @param description what
 * @param code its code in the price list
 * @param quantity how many
 * @param unitCost what one cost
 * @param unitPrice what the client pays for one
 * @param billable whether a client pays for it
 */
public record JobCost(
    UUID id,
    Job job,
    LocalDate date,
    String description,
    String code,
    BigDecimal quantity,
    BigDecimal unitCost,
    BigDecimal unitPrice,
    boolean billable) {}
