package io.xeropulse.core.wip;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line of the practice's rate card. Immutable.
 *
 * @param staffId whose time, or null for anybody's
 * @param taskId which kind of work, or null for any
 * @param hourlyRate per hour, without tax, in base currency; zero or more
 * @param validFrom first day it holds, or null for always before
 * @param validTo last day it holds, or null for always after
 */
public record RateCardEntry(
    @Nullable String staffId,
    @Nullable String taskId,
    BigDecimal hourlyRate,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo) {

  boolean holdsOn(LocalDate date) {
    return (validFrom == null || !date.isBefore(validFrom))
        && (validTo == null || !date.isAfter(validTo));
  }

  boolean overlaps(RateCardEntry other) {
    return startsByEndOf(other) && other.startsByEndOf(this);
  }

  private boolean startsByEndOf(RateCardEntry other) {
    return validFrom == null || other.validTo == null || !validFrom.isAfter(other.validTo);
  }
}
