package io.xeropulse.xero.accounting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** How a profit and loss or a balance sheet is laid out. Immutable and thread-safe. */
public final class ReportOptions {
  private static final ReportOptions STANDARD = new ReportOptions(Map.of("standardLayout", "true"));

  private final Map<String, String> parameters;

  private ReportOptions(Map<String, String> parameters) {
    this.parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
  }

  /**
   * Xero's own layout, not one that the organisation made, without comparison, on accrual basis.
   *
   * @return the defaults
   */
  public static ReportOptions standard() {
    return STANDARD;
  }

  /**
   * Adds earlier periods to compare with. They end on the same day of the month as the first one,
   * so let that be the last of a long month, or ask month by month.
   *
   * @param periods how many more, 1 to 11
   * @param timeframe how long each is
   * @return other options
   * @throws IllegalArgumentException if periods is out of range
   */
  public ReportOptions comparedWith(int periods, Timeframe timeframe) {
    if (periods < 1 || periods > 11) {
      throw new IllegalArgumentException("Compare with 1 to 11 periods, not " + periods);
    }
    return with("periods", Integer.toString(periods)).with("timeframe", timeframe.name());
  }

  /**
   * Counts only what was paid: cash basis.
   *
   * @return other options
   */
  public ReportOptions paymentsOnly() {
    return with("paymentsOnly", "true");
  }

  /**
   * Keeps to the layout that the organisation set as its own.
   *
   * @return other options
   */
  public ReportOptions organisationsLayout() {
    return with("standardLayout", "false");
  }

  /**
   * Keeps to one option of tracking; a profit and loss only.
   *
   * @param categoryId the category
   * @param optionId its option
   * @return other options
   */
  public ReportOptions tracking(UUID categoryId, UUID optionId) {
    return with("trackingCategoryID", categoryId.toString())
        .with("trackingOptionID", optionId.toString());
  }

  Map<String, String> parameters() {
    return parameters;
  }

  private ReportOptions with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(name, value);
    return new ReportOptions(more);
  }

  /** How long a period is. */
  public enum Timeframe {
    /** A month. */
    MONTH(1),
    /** Three months. */
    QUARTER(3),
    /** Twelve months. */
    YEAR(12);

    private final int months;

    Timeframe(int months) {
      this.months = months;
    }

    /** The number that the budget summary wants in place of the word. */
    int months() {
      return months;
    }
  }
}
