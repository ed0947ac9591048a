package io.xeropulse.core.sync.proof;

import io.xeropulse.core.ledger.Books;
import io.xeropulse.core.ledger.Chart;
import io.xeropulse.core.ledger.FinancialYear;
import io.xeropulse.core.ledger.TrialBalance;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Finds the days on which two ledgers part, by halving the time between agreement and difference.
 */
final class Search {

  /** A span of days, the first one included. */
  record Span(LocalDate firstDay, LocalDate lastDay) {}

  private final Books ours;
  private final Chart chart;
  private final FinancialYear year;
  private final TrialBalanceSource theirs;
  private final int mostReports;
  private final Set<String> explained = new HashSet<>();
  private final Map<LocalDate, Map<String, BigDecimal>> known = new HashMap<>();
  private final Map<LocalDate, TrialBalance> reports = new HashMap<>();

  Search(Books ours, Chart chart, FinancialYear year, TrialBalanceSource theirs, int mostReports) {
    this.ours = ours;
    this.chart = chart;
    this.year = year;
    this.theirs = theirs;
    this.mostReports = mostReports;
  }

  /** These accounts differ for a known reason, so their differences lead nowhere. */
  void leaveOut(Collection<String> accounts) {
    explained.addAll(accounts);
  }

  int reportsRead() {
    return reports.size();
  }

  TrialBalance theirs(LocalDate date) {
    return reports.computeIfAbsent(date, theirs::asAt);
  }

  TrialBalance ours(LocalDate date) {
    return TrialBalance.of(ours.bookings(), chart, year, date);
  }

  /** What ours is above theirs. */
  Map<String, BigDecimal> difference(LocalDate date) {
    Map<String, BigDecimal> difference = known.get(date);
    if (difference == null) {
      difference = ours(date).minus(theirs(date));
      known.put(date, difference);
    }
    return difference;
  }

  /** What came between the ledgers after one day and up to another. */
  private Map<String, BigDecimal> between(LocalDate after, LocalDate upTo) {
    Map<String, BigDecimal> before = difference(after);
    if (year.startOf(upTo).isAfter(after)) {
      before = TrialBalance.closed(before, chart);
    }
    Map<String, BigDecimal> delta = new TreeMap<>(difference(upTo));
    before.forEach((account, amount) -> delta.merge(account, amount.negate(), BigDecimal::add));
    delta.values().removeIf(amount -> amount.signum() == 0);
    delta.keySet().removeAll(explained);
    return delta;
  }

  /** Hands over every span in which something came between the ledgers, latest first. */
  void find(LocalDate after, LocalDate upTo, BiConsumer<Span, Map<String, BigDecimal>> found) {
    Map<String, BigDecimal> delta = between(after, upTo);
    if (delta.isEmpty()) {
      return;
    }
    long days = ChronoUnit.DAYS.between(after, upTo);
    if (days == 1 || reports.size() >= mostReports) {
      found.accept(new Span(after.plusDays(1), upTo), delta);
      return;
    }
    LocalDate middle = after.plusDays(days / 2);
    find(middle, upTo, found);
    find(after, middle, found);
  }
}
