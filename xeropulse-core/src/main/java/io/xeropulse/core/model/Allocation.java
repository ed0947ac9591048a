package io.xeropulse.core.model;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * An amount of one document settled on a date, as the document itself lists it, in document
 * currency. The same settlement may also be listed by the other side; figures count it once.
 *
 * @param kind what settles it
 * @param counterpartId the source's identifier of the payment, credit note or invoice on the other
 *     side
 * @param date when it counts
 * @param amount positive, in document currency
 */
public record Allocation(
    AllocationKind kind, String counterpartId, LocalDate date, BigDecimal amount) {}
