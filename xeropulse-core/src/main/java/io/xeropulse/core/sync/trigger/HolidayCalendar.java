package io.xeropulse.core.sync.trigger;

import java.time.LocalDate;
import java.util.Set;

/** Tells on which days nobody works. Implementations are thread-safe. */
@FunctionalInterface
public interface HolidayCalendar {

  /** Knows no holidays. */
  HolidayCalendar NONE = day -> false;

  /**
   * A calendar of named days.
   *
   * @param holidays the days
   * @return the calendar
   */
  static HolidayCalendar of(Set<LocalDate> holidays) {
    return holidays.isEmpty() ? NONE : new NamedHolidays(holidays);
  }

  /**
   * Whether nobody works on a day.
   *
   * @param day the day, in the organization's zone
   * @return true on a holiday
   */
  boolean holiday(LocalDate day);
}
