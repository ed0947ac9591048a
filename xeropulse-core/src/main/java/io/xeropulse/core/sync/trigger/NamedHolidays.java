package io.xeropulse.core.sync.trigger;

import java.time.LocalDate;
import java.util.Set;

/**
 * A calendar of named days, which can be stored. Immutable.
 *
 * @param days the holidays
 */
public record NamedHolidays(Set<LocalDate> days) implements HolidayCalendar {
  /** Copies the days. */
  public NamedHolidays {
    days = Set.copyOf(days);
  }

  @Override
  public boolean holiday(LocalDate day) {
    return days.contains(day);
  }
}
