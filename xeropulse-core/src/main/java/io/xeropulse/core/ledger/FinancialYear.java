package io.xeropulse.core.ledger;

import io.xeropulse.core.InvalidConfigurationException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.YearMonth;

/**
 * The day on which an organization's financial year ends. Immutable.
 *
 * @param endMonth 1 to 12
 * @param endDay 1 to 31; a day that a month does not have, such as 29 February in most years, means
 *     its last
 */
public record FinancialYear(int endMonth, int endDay) {

  /**
   * Refuses a day that no year has.
   *
   * @throws InvalidConfigurationException if no year has such a day
   */
  public FinancialYear {
    try {
      MonthDay.of(endMonth, endDay);
    } catch (DateTimeException e) {
      throw new InvalidConfigurationException(
          "A financial year cannot end on day %d of month %d; set it in Xero"
              .formatted(endDay, endMonth),
          e);
    }
  }

  /**
   * The first day of the financial year that a day belongs to.
   *
   * @param day the day
   * @return the day after the last year's end
   */
  public LocalDate startOf(LocalDate day) {
    LocalDate end = endIn(day.getYear());
    return (day.isAfter(end) ? end : endIn(day.getYear() - 1)).plusDays(1);
  }

  private LocalDate endIn(int year) {
    YearMonth month = YearMonth.of(year, Month.of(endMonth));
    return month.atDay(Math.min(endDay, month.lengthOfMonth()));
  }
}
