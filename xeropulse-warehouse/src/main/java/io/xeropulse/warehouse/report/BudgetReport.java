package io.xeropulse.warehouse.report;

import io.xeropulse.core.model.Budget;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * A budget beside the published ledger, on the accrual basis: every account of income and expense
 * that has either, and whatever else is budgeted. Immutable.
 *
 * @param budget the budget, as it was last read
 * @param first the first month
 * @param asAt the last day of the ledger that counts; its month is the last one
 * @param published where the ledger's figures come from
 * @param variances by code, those without one last, then by month
 */
public record BudgetReport(
    Budget budget,
    YearMonth first,
    LocalDate asAt,
    Publication published,
    List<BudgetVariance> variances) {
  public BudgetReport {
    variances = List.copyOf(variances);
  }
}
