package io.xeropulse.sandbox.books.json;

import io.xeropulse.sandbox.books.Scope;
import io.xeropulse.sandbox.xero.InvalidQueryException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A report's parameters.
 *
 * @param parameters as sent
 * @param today the day that counts when none is named
 */
record ReportQuery(Map<String, String> parameters, LocalDate today) {

  /** Whether a flag is set. */
  boolean flag(String name) {
    return switch (parameters.getOrDefault(name, "").toLowerCase(Locale.ROOT)) {
      case "", "false" -> false;
      case "true" -> true;
      default -> throw new InvalidQueryException(name + " must be true or false");
    };
  }

  /** What of the books counts, tracking aside. There is one layout only, the standard one. */
  Scope scope() {
    flag("standardLayout");
    return flag("paymentsOnly") ? new Scope(Scope.Basis.CASH, Optional.empty()) : Scope.ALL;
  }

  String text(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** The year a 1099 is asked for, today's if none is. */
  int year() {
    String year = parameters.getOrDefault("reportYear", String.valueOf(today.getYear()));
    if (!year.matches("[12]\\d{3}")) {
      throw new InvalidQueryException("reportYear must be a year, not " + year);
    }
    return Integer.parseInt(year);
  }

  /** A period to compare; its length is the report's own. */
  record Period(LocalDate from, LocalDate to) {}

  LocalDate date(String name, LocalDate otherwise) {
    String text = parameters.getOrDefault(name, "");
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
    } catch (DateTimeParseException malformed) {
      throw new InvalidQueryException(name + " must be a date: yyyy-MM-dd");
    }
  }

  int number(String name, int otherwise, int largest) {
    String text = parameters.getOrDefault(name, "");
    if (text.isEmpty()) {
      return otherwise;
    }
    int number = text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
    if (number < 1 || number > largest) {
      throw new InvalidQueryException(name + " must be a number from 1 to " + largest);
    }
    return number;
  }

  /** The period asked for and those before it, newest first. */
  List<Period> periods(LocalDate from, LocalDate to) {
    int months =
        switch (parameters.getOrDefault("timeframe", "MONTH")) {
          case "MONTH" -> 1;
          case "QUARTER" -> 3;
          case "YEAR" -> 12;
          default -> throw new InvalidQueryException("timeframe must be MONTH, QUARTER or YEAR");
        };
    int before = parameters.containsKey("periods") ? number("periods", 1, 12) : 0;
    List<Period> periods = new ArrayList<>();
    for (int i = 0; i <= before; i++) {
      periods.add(new Period(from.minusMonths((long) i * months), back(to, i * months)));
    }
    return periods;
  }

  /** Comparison periods end on the anchor's day of the month, month ends on month ends. */
  private static LocalDate back(LocalDate to, int months) {
    LocalDate earlier = to.minusMonths(months);
    return to.getDayOfMonth() == to.lengthOfMonth()
        ? earlier.withDayOfMonth(earlier.lengthOfMonth())
        : earlier;
  }
}
