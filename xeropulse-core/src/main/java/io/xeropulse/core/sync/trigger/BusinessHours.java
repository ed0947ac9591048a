package io.xeropulse.core.sync.trigger;

import io.xeropulse.core.InvalidConfigurationException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * When an organization's syncs are due: on every working day, from the opening on, once every
 * interval of wall-clock time, as long as it is before the closing. Immutable and thread-safe.
 *
 * <p>A time that daylight saving skips is due when the clocks have moved; one that comes twice is
 * due the first time only.
 *
 * @param zone the organization's zone
 * @param workingDays days of the week on which people work; never empty
 * @param holidays working days on which they do not
 * @param opensInclusive the day's first run
 * @param closesExclusive no run at or after this time; later than the opening
 * @param interval wall-clock time between two runs; above zero, in whole minutes
 */
public record BusinessHours(
    ZoneId zone,
    Set<DayOfWeek> workingDays,
    HolidayCalendar holidays,
    LocalTime opensInclusive,
    LocalTime closesExclusive,
    Duration interval) {
  private static final int DAYS_SEARCHED = 366;
  private static final int MINUTES_A_DAY = 24 * 60;

  /**
   * Refuses hours in which no sync could ever run.
   *
   * @throws InvalidConfigurationException if there is no working day, the opening is not before the
   *     closing, or the interval is not a positive number of minutes
   */
  public BusinessHours {
    workingDays = Set.copyOf(workingDays);
    if (workingDays.isEmpty()) {
      throw new InvalidConfigurationException(
          "Business hours name no working day; name at least one");
    }
    if (!opensInclusive.isBefore(closesExclusive)) {
      throw new InvalidConfigurationException(
          "Business hours open at %s, which is not before they close at %s; swap or correct them"
              .formatted(opensInclusive, closesExclusive));
    }
    if (interval.toMinutes() < 1 || !interval.equals(Duration.ofMinutes(interval.toMinutes()))) {
      throw new InvalidConfigurationException(
          "The interval %s between syncs is not a positive number of minutes; choose one of at least a minute"
              .formatted(interval));
    }
  }

  /**
   * Monday to Friday without holidays, from 08:00 to before 18:00, every two hours.
   *
   * @param zone the organization's zone
   * @return the hours
   */
  public static BusinessHours in(ZoneId zone) {
    return new BusinessHours(
        zone,
        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
        HolidayCalendar.NONE,
        LocalTime.of(8, 0),
        LocalTime.of(18, 0),
        Duration.ofHours(2));
  }

  /**
   * The same hours on other days.
   *
   * @param days days of the week; never empty
   * @return the hours
   */
  public BusinessHours on(Set<DayOfWeek> days) {
    return new BusinessHours(zone, days, holidays, opensInclusive, closesExclusive, interval);
  }

  /**
   * The same hours with other holidays.
   *
   * @param calendar the holidays
   * @return the hours
   */
  public BusinessHours except(HolidayCalendar calendar) {
    return new BusinessHours(
        zone, workingDays, calendar, opensInclusive, closesExclusive, interval);
  }

  /**
   * The same days at other times.
   *
   * @param opens the first run
   * @param closes no run at or after this time
   * @return the hours
   */
  public BusinessHours between(LocalTime opens, LocalTime closes) {
    return new BusinessHours(zone, workingDays, holidays, opens, closes, interval);
  }

  /**
   * The same hours at another pace.
   *
   * @param pace wall-clock time between two runs
   * @return the hours
   */
  public BusinessHours every(Duration pace) {
    return new BusinessHours(zone, workingDays, holidays, opensInclusive, closesExclusive, pace);
  }

  /**
   * Whether people are at work.
   *
   * @param instant when
   * @return true from the opening to before the closing of a working day
   */
  public boolean open(Instant instant) {
    var local = instant.atZone(zone);
    LocalTime time = local.toLocalTime();
    return working(local.toLocalDate())
        && !time.isBefore(opensInclusive)
        && time.isBefore(closesExclusive);
  }

  /**
   * The next run.
   *
   * @param after when the last one was, or now
   * @return the first run later than that
   * @throws InvalidConfigurationException if the calendar makes every day of a year a holiday
   */
  public Instant nextRun(Instant after) {
    LocalDate day = after.atZone(zone).toLocalDate();
    for (int i = 0; i <= DAYS_SEARCHED; i++) {
      Instant next = runs(day.plusDays(i)).higher(after);
      if (next != null) {
        return next;
      }
    }
    throw new InvalidConfigurationException(
        "No working day in the year after %s; check the holiday calendar".formatted(day));
  }

  /** A day's runs; daylight saving may make two of them one. */
  private TreeSet<Instant> runs(LocalDate day) {
    TreeSet<Instant> runs = new TreeSet<>();
    if (working(day)) {
      int step = (int) Math.min(interval.toMinutes(), MINUTES_A_DAY);
      int closes = closesExclusive.toSecondOfDay();
      for (int second = opensInclusive.toSecondOfDay(); second < closes; second += step * 60) {
        runs.add(day.atTime(LocalTime.ofSecondOfDay(second)).atZone(zone).toInstant());
      }
    }
    return runs;
  }

  private boolean working(LocalDate day) {
    return workingDays.contains(day.getDayOfWeek()) && !holidays.holiday(day);
  }
}
