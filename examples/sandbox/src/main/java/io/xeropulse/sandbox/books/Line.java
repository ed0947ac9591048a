package io.xeropulse.sandbox.books;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * A line of a document; immutable.
 *
 * @param id its id
 * @param description what it is for
 * @param quantity how many
 * @param unitAmount of each, up to four decimals, with or without tax as the document says
 * @param account where it is booked
 * @param tax its tax rate
 * @param lineAmount quantity × unit amount, two decimals
 * @param taxAmount the tax in or on it, two decimals
 * @param region the tracking option's index, −1 for none
 */
public record Line(
    UUID id,
    String description,
    BigDecimal quantity,
    BigDecimal unitAmount,
    Account account,
    Tax tax,
    BigDecimal lineAmount,
    BigDecimal taxAmount,
    int region) {}
