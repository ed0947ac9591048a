package io.xeropulse.sandbox.books;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Adds the books' journals up per account; thread-safe. */
public final class Ledger {

  private static final BigDecimal ZERO = new BigDecimal("0.00");

  private final Books books;
  private final Map<Key, Map<String, BigDecimal>> known = new ConcurrentHashMap<>();

  Ledger(Books books) {
    this.books = books;
  }

  private record Key(long version, Scope scope, LocalDate from, LocalDate to) {}

  /**
   * Adds up everything booked in a period.
   *
   * @param from the first day
   * @param to the last day
   * @return per account code what debits exceed credits by; accounts without a booking are missing
   */
  public Map<String, BigDecimal> movements(LocalDate from, LocalDate to) {
    return movements(Scope.ALL, from, to);
  }

  /**
   * Adds up what was booked in a period.
   *
   * @param scope what of it counts
   * @param from the first day
   * @param to the last day
   * @return per account code what debits exceed credits by; accounts without a booking are missing
   */
  public Map<String, BigDecimal> movements(Scope scope, LocalDate from, LocalDate to) {
    Key key = new Key(books.version(), scope, from, to);
    known.keySet().removeIf(old -> old.version() != key.version());
    return known.computeIfAbsent(key, k -> sum(scope, from, to));
  }

  /**
   * Adds up everything booked up to a day.
   *
   * @param asAt the last day
   * @return per account code what debits exceed credits by; the sum over all is 0.00
   */
  public Map<String, BigDecimal> balances(LocalDate asAt) {
    return movements(LocalDate.MIN, asAt);
  }

  private Map<String, BigDecimal> sum(Scope scope, LocalDate from, LocalDate to) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    books.eachJournal(
        scope.basis(),
        journal -> {
          if (!journal.date().isBefore(from) && !journal.date().isAfter(to)) {
            for (Journal.Line line : journal.lines()) {
              if (scope.counts(line)) {
                sums.merge(line.account().code(), line.amount(), BigDecimal::add);
              }
            }
          }
        });
    return Collections.unmodifiableMap(sums);
  }

  /**
   * Makes the yearly closing: profits of years before go to retained earnings.
   *
   * @param asAt the last day
   * @param yearStart the first day of its financial year
   * @return balances of the balance sheet as at the day and of profit and loss since the year began
   */
  public Map<String, BigDecimal> trialBalance(LocalDate asAt, LocalDate yearStart) {
    return trialBalance(Scope.ALL, asAt, yearStart);
  }

  /**
   * Makes the yearly closing of a part of the books.
   *
   * @param scope what of them counts
   * @param asAt the last day
   * @param yearStart the first day of its financial year
   * @return balances of the balance sheet as at the day and of profit and loss since the year began
   */
  public Map<String, BigDecimal> trialBalance(Scope scope, LocalDate asAt, LocalDate yearStart) {
    Map<String, BigDecimal> closed = new TreeMap<>();
    Map<String, BigDecimal> thisYear = movements(scope, yearStart, asAt);
    BigDecimal earlier = ZERO;
    for (Map.Entry<String, BigDecimal> entry : movements(scope, LocalDate.MIN, asAt).entrySet()) {
      String account = entry.getKey();
      if (profitAndLoss(account)) {
        BigDecimal since = thisYear.getOrDefault(account, ZERO);
        closed.put(account, since);
        earlier = earlier.add(entry.getValue().subtract(since));
      } else {
        closed.put(account, entry.getValue());
      }
    }
    closed.merge(Chart.RETAINED, earlier, BigDecimal::add);
    closed.values().removeIf(amount -> amount.signum() == 0);
    return closed;
  }

  private boolean profitAndLoss(String code) {
    return List.of("REVENUE", "EXPENSE").contains(books.chart().account(code).accountClass());
  }
}
