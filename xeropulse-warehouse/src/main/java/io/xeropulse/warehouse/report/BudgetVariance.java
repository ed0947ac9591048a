package io.xeropulse.warehouse.report;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What was budgeted for an account in a month beside what the ledger has, in base currency, without
 * tax. Both are positive on the side where the account normally is: income, liabilities and equity
 * to the credit, all else to the debit. Immutable.
 *
 * @param accountId the source's identifier; of an account that the chart lacks, what documents call
 *     it, such as {@code code:200}
 * @param code what people call it, or null if it has no code
 * @param name its name, or the identifier of an account that the chart lacks
 * @param accountClass {@code ASSET}, {@code LIABILITY}, {@code EQUITY}, {@code REVENUE} or {@code
 *     EXPENSE}, or null if the chart does not say
 * @param month the month; the ledger's share of the last one ends with the report's date
 * @param budgeted the amount for the whole month, or null if the budget says nothing of it
 * @param actual what the ledger has
 */
public record BudgetVariance(
    String accountId,
    @Nullable String code,
    String name,
    @Nullable String accountClass,
    YearMonth month,
    @Nullable BigDecimal budgeted,
    BigDecimal actual) {

  /** What a variance does to the profit. */
  public enum Effect {
    /** More income than budgeted, or less expense. */
    FAVOURABLE,
    /** Less income than budgeted, or more expense. */
    ADVERSE,
    /** As budgeted, or on an account that is neither income nor expense. */
    NONE
  }

  /**
   * By how much the ledger has more than was budgeted.
   *
   * @return actual less budgeted, negative for less; all of it where nothing was budgeted
   */
  public BigDecimal variance() {
    return budgeted == null ? actual : actual.subtract(budgeted);
  }

  /**
   * What the variance does to the profit.
   *
   * @return for better, for worse, or neither
   */
  public Effect effect() {
    int more = variance().signum();
    if (more == 0 || accountClass == null) {
      return Effect.NONE;
    }
    return switch (accountClass) {
      case "REVENUE" -> more > 0 ? Effect.FAVOURABLE : Effect.ADVERSE;
      case "EXPENSE" -> more > 0 ? Effect.ADVERSE : Effect.FAVOURABLE;
      default -> Effect.NONE;
    };
  }
}
