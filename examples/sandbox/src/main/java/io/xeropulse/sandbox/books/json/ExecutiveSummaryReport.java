package io.xeropulse.sandbox.books.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.books.Account;
import io.xeropulse.sandbox.books.Books;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Xero's executive summary: this month beside the one before; thread-safe. */
final class ExecutiveSummaryReport {

  private final Books books;
  private final Statement statement;

  ExecutiveSummaryReport(Books books) {
    this.books = books;
    this.statement = new Statement(books);
  }

  ObjectNode of(ReportQuery query) {
    LocalDate date = query.date("date", query.today());
    LocalDate from = date.withDayOfMonth(1);
    LocalDate before = from.minusDays(1);
    ReportRows rows =
        statement.rows("ExecutiveSummary", "Executive Summary", "For the month of " + from, date);
    rows.header(List.of("", ReportRows.longDate(date), ReportRows.longDate(before), "Variance"));
    Map<String, BigDecimal> now = books.ledger().movements(from, date);
    Map<String, BigDecimal> then = books.ledger().movements(before.withDayOfMonth(1), before);
    rows.section("Cash");
    rows.plain(compared("Cash received", bankSide(now, 1), bankSide(then, 1)));
    rows.section("Profitability");
    rows.plain(compared("Income", income(now), income(then)));
    rows.plain(compared("Profit (loss)", profit(now), profit(then)));
    rows.section("Balance Sheet");
    rows.plain(
        compared("Debtors", books.open(true, date).total(), books.open(true, before).total()));
    rows.plain(
        compared("Creditors", books.open(false, date).total(), books.open(false, before).total()));
    return rows.done(statement.stamp());
  }

  private BigDecimal bankSide(Map<String, BigDecimal> moved, int sign) {
    return sum(moved, Account::bank).multiply(BigDecimal.valueOf(sign));
  }

  private BigDecimal income(Map<String, BigDecimal> moved) {
    return sum(moved, a -> a.accountClass().equals("REVENUE")).negate();
  }

  private BigDecimal profit(Map<String, BigDecimal> moved) {
    return sum(moved, a -> List.of("REVENUE", "EXPENSE").contains(a.accountClass())).negate();
  }

  private BigDecimal sum(Map<String, BigDecimal> moved, Predicate<Account> which) {
    return statement.accounts(which).stream()
        .map(account -> moved.getOrDefault(account.code(), Statement.ZERO))
        .reduce(Statement.ZERO, BigDecimal::add);
  }

  private static List<String> compared(String name, BigDecimal now, BigDecimal then) {
    String change =
        then.signum() == 0
            ? "0.0%"
            : now.subtract(then).movePointRight(2).divide(then.abs(), 1, RoundingMode.HALF_UP)
                + "%";
    return List.of(name, now.toPlainString(), then.toPlainString(), change);
  }
}
