package io.xeropulse.xpm;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A span of dates that XPM answers for in one call, at most a year. Immutable.
 *
 * @param from first day
 * @param to last day
 */
record Window(LocalDate from, LocalDate to) {
  private static final DateTimeFormatter IN_QUERY = DateTimeFormatter.BASIC_ISO_DATE;

  /**
   * Cuts a span into windows, oldest first. Each begins on the day its predecessor ends on, since
   * XPM does not say whether the last day is in.
   */
  static List<Window> over(LocalDate from, LocalDate to) {
    List<Window> windows = new ArrayList<>();
    LocalDate start = from;
    do {
      LocalDate yearEnd = start.plusYears(1).minusDays(1);
      LocalDate end = yearEnd.isBefore(to) ? yearEnd : to;
      windows.add(new Window(start, end));
      start = end;
    } while (start.isBefore(to));
    return windows;
  }

  Map<String, String> query() {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("from", inQuery(from));
    query.put("to", inQuery(to));
    return query;
  }

  /** A day as XPM's queries have it, such as 20250630. */
  static String inQuery(LocalDate day) {
    return IN_QUERY.format(day);
  }
}
