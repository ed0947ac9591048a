package io.xeropulse.core.ledger;

import java.time.LocalDate;

/**
 * Two records that contradict each other: one names a settlement that the other does not have.
 * Immutable.
 *
 * @param recordId the record that is held and names the other
 * @param sourceId the record that is missing, doubled or different
 * @param date the day it counts for
 * @param message what contradicts what
 */
public record Doubt(String recordId, String sourceId, LocalDate date, String message) {}
