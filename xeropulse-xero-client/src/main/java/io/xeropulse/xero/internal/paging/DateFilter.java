package io.xeropulse.xero.internal.paging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Dates in Xero's {@code where}. */
public final class DateFilter {
  private DateFilter() {}

  /**
   * What has a date in a range.
   *
   * @param field the date's field
   * @param startInclusive the first day, or null for no first
   * @param endExclusive the day after the last, or null for no last
   * @return terms that must all hold; none for any date
   */
  public static List<String> terms(
      String field, @Nullable LocalDate startInclusive, @Nullable LocalDate endExclusive) {
    List<String> terms = new ArrayList<>();
    if (startInclusive != null) {
      terms.add(field + ">=" + dateTime(startInclusive));
    }
    if (endExclusive != null) {
      terms.add(field + "<" + dateTime(endExclusive));
    }
    return terms;
  }

  /**
   * A filter of terms.
   *
   * @param terms terms that must all hold, at least one
   * @return the parameter's value
   */
  public static String where(List<String> terms) {
    return String.join(" AND ", terms);
  }

  private static String dateTime(LocalDate date) {
    return "DateTime(%d,%02d,%02d)"
        .formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
  }
}
