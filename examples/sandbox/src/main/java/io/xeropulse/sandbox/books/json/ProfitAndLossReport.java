package io.xeropulse.sandbox.books.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.books.Account;
import io.xeropulse.sandbox.books.Books;
import io.xeropulse.sandbox.books.Scope;
import io.xeropulse.sandbox.xero.InvalidQueryException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Xero's profit and loss, with earlier periods beside it; thread-safe. */
final class ProfitAndLossReport {

  private final Books books;
  private final Statement statement;

  ProfitAndLossReport(Books books) {
    this.books = books;
    this.statement = new Statement(books);
  }

  ObjectNode of(ReportQuery query) {
    LocalDate to = query.date("toDate", query.today());
    LocalDate from = query.date("fromDate", to.withDayOfMonth(1));
    List<ReportQuery.Period> periods = query.periods(from, to);
    ReportRows rows =
        statement.rows(
            "ProfitAndLoss",
            "Profit and Loss",
            ReportRows.longDate(from) + " to " + ReportRows.longDate(to),
            to);
    Tracking tracking = new Tracking(books);
    List<Tracking.Column> options = tracking.columns(query.scope(), query);
    if (!options.isEmpty() && periods.size() > 1) {
      throw new InvalidQueryException(
          "A report with a column per tracking option has one period: leave periods out, or name"
              + " one trackingOptionID");
    }
    Scope scope = tracking.only(query.scope(), query, "trackingOptionID", "trackingOptionID2");
    rows.header(options.isEmpty() ? Statement.titles(periods) : titles(options));
    List<Map<String, BigDecimal>> moved =
        options.isEmpty()
            ? periods.stream().map(p -> books.ledger().movements(scope, p.from(), p.to())).toList()
            : options.stream().map(o -> books.ledger().movements(o.scope(), from, to)).toList();
    List<BigDecimal> income = block(rows, "Income", "REVENUE", moved, true);
    List<BigDecimal> cost = block(rows, "Less Cost of Sales", "DIRECTCOSTS", moved, false);
    rows.section("");
    List<BigDecimal> gross = Statement.combine(income, cost, true);
    rows.plain(Statement.line("Gross Profit", gross));
    List<BigDecimal> other = block(rows, "Plus Other Income", "OTHERINCOME", moved, true);
    List<BigDecimal> spent = block(rows, "Less Operating Expenses", "", moved, false);
    rows.section("");
    rows.plain(
        Statement.line(
            "Net Profit", Statement.combine(Statement.combine(gross, other, false), spent, true)));
    return rows.done(statement.stamp());
  }

  private static List<String> titles(List<Tracking.Column> options) {
    return Stream.concat(Stream.of(""), options.stream().map(Tracking.Column::title)).toList();
  }

  /** A block of accounts of one type; without a type all other expenses. */
  private List<BigDecimal> block(
      ReportRows rows,
      String title,
      String type,
      List<Map<String, BigDecimal>> moved,
      boolean credit) {
    rows.section(title);
    List<Account> accounts =
        statement.accounts(
            a ->
                type.isEmpty()
                    ? a.accountClass().equals("EXPENSE") && !a.type().equals("DIRECTCOSTS")
                    : a.type().equals(type));
    return statement.accountRows(
        rows, accounts, moved, credit, "Total " + title.replace("Less ", ""));
  }
}
