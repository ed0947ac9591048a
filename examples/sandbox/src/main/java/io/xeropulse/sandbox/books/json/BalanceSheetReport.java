package io.xeropulse.sandbox.books.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.books.Books;
import io.xeropulse.sandbox.books.Scope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Xero's balance sheet, with earlier days beside it; thread-safe. */
final class BalanceSheetReport {

  private final Books books;
  private final Statement statement;

  BalanceSheetReport(Books books) {
    this.books = books;
    this.statement = new Statement(books);
  }

  ObjectNode of(ReportQuery query) {
    LocalDate date = query.date("date", query.today());
    List<ReportQuery.Period> periods = query.periods(date, date);
    Scope scope =
        new Tracking(books).only(query.scope(), query, "trackingOptionID1", "trackingOptionID2");
    ReportRows rows =
        statement.rows("BalanceSheet", "Balance Sheet", "As at " + ReportRows.longDate(date), date);
    rows.header(Statement.titles(periods));
    List<Map<String, BigDecimal>> balances =
        periods.stream().map(period -> balances(scope, period.to())).toList();
    rows.section("Assets");
    List<BigDecimal> bank = typed(rows, "Bank", List.of("BANK"), balances, false);
    List<BigDecimal> current = typed(rows, "Current Assets", List.of("CURRENT"), balances, false);
    List<BigDecimal> fixed = typed(rows, "Fixed Assets", List.of("FIXED"), balances, false);
    List<BigDecimal> assets =
        Statement.combine(Statement.combine(bank, current, false), fixed, false);
    rows.section("");
    rows.plain(Statement.line("Total Assets", assets));
    rows.section("Liabilities");
    List<BigDecimal> liabilities =
        typed(rows, "Current Liabilities", List.of("CURRLIAB"), balances, true);
    rows.section("");
    rows.plain(Statement.line("Total Liabilities", liabilities));
    rows.section("");
    rows.plain(Statement.line("Net Assets", Statement.combine(assets, liabilities, true)));
    rows.section("Equity");
    List<BigDecimal> earnings =
        balances.stream().map(b -> b.getOrDefault("current", Statement.ZERO).negate()).toList();
    rows.plain(Statement.line("Current Year Earnings", earnings));
    List<BigDecimal> equity =
        statement.accountRows(
            rows,
            statement.accounts(a -> a.type().equals("EQUITY")),
            balances,
            true,
            "Total Other Equity");
    rows.summary(Statement.line("Total Equity", Statement.combine(equity, earnings, false)));
    return rows.done(statement.stamp());
  }

  /** The trial balance with this year's profit under a key of its own. */
  private Map<String, BigDecimal> balances(Scope scope, LocalDate date) {
    Map<String, BigDecimal> balances =
        new HashMap<>(books.ledger().trialBalance(scope, date, books.yearStart(date)));
    BigDecimal profit =
        statement.accounts(a -> List.of("REVENUE", "EXPENSE").contains(a.accountClass())).stream()
            .map(account -> balances.getOrDefault(account.code(), Statement.ZERO))
            .reduce(Statement.ZERO, BigDecimal::add);
    balances.put("current", profit);
    return balances;
  }

  private List<BigDecimal> typed(
      ReportRows rows,
      String title,
      List<String> types,
      List<Map<String, BigDecimal>> balances,
      boolean credit) {
    rows.section(title);
    return statement.accountRows(
        rows,
        statement.accounts(a -> types.contains(a.type())),
        balances,
        credit,
        "Total " + title);
  }
}
