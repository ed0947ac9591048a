package io.xeropulse.sandbox.books.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.books.Books;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Xero's budget summary: the budget month by month; thread-safe. */
final class BudgetSummaryReport {

  private final Budget budget;
  private final Statement statement;

  BudgetSummaryReport(Books books, Budget budget) {
    this.budget = budget;
    this.statement = new Statement(books);
  }

  ObjectNode of(ReportQuery query) {
    LocalDate date = query.date("date", query.today());
    int months = query.number("timeframe", 1, 12);
    int periods = query.number("periods", 12, 24);
    ReportRows rows =
        statement.rows("BudgetSummary", "Budget Summary", "Overall Budget from " + date, date);
    List<String> titles = new ArrayList<>(List.of("Account"));
    for (int i = 0; i < periods; i++) {
      titles.add(ReportRows.longDate(date.withDayOfMonth(1).plusMonths((long) i * months)));
    }
    rows.header(titles);
    List<Map<String, BigDecimal>> columns = new ArrayList<>();
    for (int i = 0; i < periods; i++) {
      columns.add(budget.total(date.plusMonths((long) i * months), months));
    }
    rows.section("Income");
    List<BigDecimal> income =
        statement.accountRows(
            rows,
            statement.accounts(a -> a.type().equals("REVENUE")),
            columns,
            false,
            "Total Income");
    rows.section("Less Operating Expenses");
    List<BigDecimal> spent =
        statement.accountRows(
            rows,
            statement.accounts(a -> a.accountClass().equals("EXPENSE")),
            columns,
            false,
            "Total Operating Expenses");
    rows.section("");
    rows.summary(Statement.line("Net Profit", Statement.combine(income, spent, true)));
    return rows.done(statement.stamp());
  }
}
