package io.xeropulse.core.model;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a budget says of two calendar years, the most that Xero tells at once. Windows of one budget
 * do not overlap.
 *
 * @param budgetId the source's identifier of the budget
 * @param first the first month: January of an even year
 * @param lines an amount for each account and month
 */
public record BudgetWindow(String budgetId, YearMonth first, List<Line> lines) implements Fact {
  /** How many months a window has. */
  public static final int MONTHS = 24;

  public BudgetWindow {
    lines = List.copyOf(lines);
  }

  /**
   * The window that a month lies in.
   *
   * @param month any month
   * @return the window's first month
   */
  public static YearMonth firstOf(YearMonth month) {
    return YearMonth.of(month.getYear() - Math.floorMod(month.getYear(), 2), 1);
  }

  /**
   * Names a window.
   *
   * @param budgetId the budget
   * @param first its first month
   * @return the identifier of the window
   */
  public static String idOf(String budgetId, YearMonth first) {
    return budgetId + ":" + first;
  }

  @Override
  public String sourceId() {
    return idOf(budgetId, first);
  }

  /**
   * The last month.
   *
   * @return December of the second year
   */
  public YearMonth last() {
    return first.plusMonths(MONTHS - 1);
  }

  /**
   * What is budgeted for an account in a month.
   *
   * @param accountId the source's identifier of the account
   * @param accountCode the code shown to people, or null
   * @param month the month
   * @param amount in base currency, without tax; income and costs are both positive
   * @param notes what people wrote beside it, or null
   */
  public record Line(
      String accountId,
      @Nullable String accountCode,
      YearMonth month,
      BigDecimal amount,
      @Nullable String notes) {}
}
