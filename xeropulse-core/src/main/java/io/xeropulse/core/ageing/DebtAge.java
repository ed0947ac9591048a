package io.xeropulse.core.ageing;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How late a debt is, in days from its reference date to the as-at date. */
public enum DebtAge {
  /** Not late: on or before the reference date. */
  CURRENT("current"),
  /** 1 to 30 days. */
  FROM_1("1-30"),
  /** 31 to 60 days. */
  FROM_31("31-60"),
  /** 61 to 90 days. */
  FROM_61("61-90"),
  /** 91 days and more. */
  FROM_91("91+");

  private final String label;

  DebtAge(String label) {
    this.label = label;
  }

  /**
   * The label shown to people.
   *
   * @return such as {@code 31-60}
   */
  public String label() {
    return label;
  }

  static DebtAge of(LocalDate reference, LocalDate asAt) {
    long days = ChronoUnit.DAYS.between(reference, asAt);
    if (days <= 0) {
      return CURRENT;
    }
    if (days <= 30) {
      return FROM_1;
    }
    return days <= 60 ? FROM_31 : days <= 90 ? FROM_61 : FROM_91;
  }
}
