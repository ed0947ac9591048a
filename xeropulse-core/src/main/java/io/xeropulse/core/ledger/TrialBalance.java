package io.xeropulse.core.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Balances as at a day, in base currency: of the balance sheet since ever, of profit and loss since
 * the financial year began, with the profits of earlier years in retained earnings. Immutable.
 *
 * @param asAt the last day that counts
 * @param balances debit positive, by account; accounts at zero are left out
 */
public record TrialBalance(LocalDate asAt, Map<String, BigDecimal> balances) {
  public TrialBalance {
    Map<String, BigDecimal> sorted = new TreeMap<>(balances);
    sorted.values().removeIf(amount -> amount.signum() == 0);
    balances = Collections.unmodifiableMap(sorted);
  }

  /**
   * Adds bookings up.
   *
   * @param bookings the bookings
   * @param chart the organization's accounts
   * @param year its financial year
   * @param asAt the last day that counts
   * @return the balances; they add up to zero
   */
  public static TrialBalance of(
      Collection<Booking> bookings, Chart chart, FinancialYear year, LocalDate asAt) {
    LocalDate yearStart = year.startOf(asAt);
    String retained = chart.system(SystemAccount.RETAINED_EARNINGS);
    Map<String, BigDecimal> balances = new TreeMap<>();
    for (Booking booking : bookings) {
      if (!booking.date().isAfter(asAt)) {
        boolean earlier = booking.date().isBefore(yearStart);
        for (LedgerLine line : booking.lines()) {
          boolean closed = earlier && chart.profitAndLoss(line.accountId());
          balances.merge(closed ? retained : line.accountId(), line.amount(), BigDecimal::add);
        }
      }
    }
    return new TrialBalance(asAt, balances);
  }

  /**
   * An account's balance.
   *
   * @param accountId the source's identifier
   * @return debit positive; zero for an account that nothing was booked on
   */
  public BigDecimal balance(String accountId) {
    return balances.getOrDefault(accountId, BigDecimal.ZERO);
  }

  /**
   * What this balance is above another one.
   *
   * @param other the other balance
   * @return the difference by account, without accounts that agree
   */
  public Map<String, BigDecimal> minus(TrialBalance other) {
    Map<String, BigDecimal> difference = new TreeMap<>(balances);
    other.balances.forEach(
        (account, amount) -> difference.merge(account, amount.negate(), BigDecimal::add));
    difference.values().removeIf(amount -> amount.signum() == 0);
    return difference;
  }

  /**
   * A difference that was there when a year ended, as it shows when the next one has begun.
   *
   * @param difference by account, as {@link #minus} gives it
   * @param chart the organization's accounts
   * @return the same with profit and loss closed into retained earnings
   */
  public static Map<String, BigDecimal> closed(Map<String, BigDecimal> difference, Chart chart) {
    Map<String, BigDecimal> closed = new TreeMap<>();
    String retained = chart.system(SystemAccount.RETAINED_EARNINGS);
    difference.forEach(
        (account, amount) ->
            closed.merge(
                chart.profitAndLoss(account) ? retained : account, amount, BigDecimal::add));
    closed.values().removeIf(amount -> amount.signum() == 0);
    return closed;
  }
}
