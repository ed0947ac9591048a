package io.xeropulse.core.wip;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How old work in progress is, in days from the day of the work to the as-at date. */
public enum WipAge {
  /** Up to 30 days. */
  UP_TO_30("0-30"),
  /** 31 to 60 days. */
  FROM_31("31-60"),
  /** 61 to 90 days. */
  FROM_61("61-90"),
  /** 91 days and more. */
  FROM_91("91+");

  private final String label;

  WipAge(String label) {
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

  /**
   * The bucket of work done on a day.
   *
   * @param worked the day of the work, not after the as-at date
   * @param asAt the as-at date
   * @return its bucket
   */
  public static WipAge of(LocalDate worked, LocalDate asAt) {
    long days = ChronoUnit.DAYS.between(worked, asAt);
    if (days <= 30) {
      return UP_TO_30;
    }
    return days <= 60 ? FROM_31 : days <= 90 ? FROM_61 : FROM_91;
  }
}
