package io.xeropulse.core.sync.proof;

import io.xeropulse.core.model.OrganizationId;
import java.time.LocalDate;
import java.util.Optional;

/** The days that one tie-out may have read again. Not thread-safe. */
final class NamedDays {
  private final DayReader days;
  private final OrganizationId organization;
  private final String baseCurrency;
  private int left;

  NamedDays(DayReader days, OrganizationId organization, String baseCurrency, int most) {
    this.days = days;
    this.organization = organization;
    this.baseCurrency = baseCurrency;
    this.left = most;
  }

  /** Empty if the source cannot be asked, or was asked often enough. */
  Optional<DayRecords> recordsOf(LocalDate day) {
    if (left == 0) {
      return Optional.empty();
    }
    left--;
    return days.recordsOf(organization, day, baseCurrency);
  }
}
