package io.xeropulse.warehouse.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Accounts of the published ledger, on the accrual basis. Immutable.
 *
 * @param from the first day that counts, or null for balances since ever
 * @param to the last day that counts
 * @param published where the figures come from
 * @param accounts by code, those without one last; accounts at zero are left out
 */
public record LedgerReport(
    @Nullable LocalDate from, LocalDate to, Publication published, List<AccountBalance> accounts) {
  public LedgerReport {
    accounts = List.copyOf(accounts);
  }

  /**
   * Revenue less expenses. What is booked on accounts that the chart lacks is neither; it is among
   * the accounts, without a class.
   *
   * @return the profit, or the loss below zero, in base currency
   */
  public BigDecimal profit() {
    return accounts.stream()
        .filter(AccountBalance::profitAndLoss)
        .map(account -> account.balance().negate())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
