package io.xeropulse.sandbox.books.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.books.Account;
import io.xeropulse.sandbox.books.Books;
import io.xeropulse.sandbox.books.Journal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Xero's bank summary: what came and went per bank account; thread-safe. */
final class BankSummaryReport {

  private final Books books;
  private final Statement statement;

  BankSummaryReport(Books books) {
    this.books = books;
    this.statement = new Statement(books);
  }

  ObjectNode of(ReportQuery query) {
    LocalDate to = query.date("toDate", query.today());
    LocalDate from = query.date("fromDate", to.withDayOfMonth(1));
    Map<String, BigDecimal> opening = books.ledger().balances(from.minusDays(1));
    Map<String, BigDecimal> received = new HashMap<>();
    Map<String, BigDecimal> spent = new HashMap<>();
    books.eachJournal(
        journal -> {
          if (!journal.date().isBefore(from) && !journal.date().isAfter(to)) {
            for (Journal.Line line : journal.lines()) {
              (line.amount().signum() > 0 ? received : spent)
                  .merge(line.account().code(), line.amount(), BigDecimal::add);
            }
          }
        });
    ReportRows rows =
        statement.rows(
            "BankSummary",
            "Bank Summary",
            "From " + ReportRows.longDate(from) + " to " + ReportRows.longDate(to),
            to);
    rows.header(
        List.of(
            "Bank Accounts", "Opening Balance", "Cash Received", "Cash Spent", "Closing Balance"));
    rows.section("");
    List<BigDecimal> totals =
        List.of(Statement.ZERO, Statement.ZERO, Statement.ZERO, Statement.ZERO);
    for (Account account : statement.accounts(Account::bank)) {
      BigDecimal open = opening.getOrDefault(account.code(), Statement.ZERO);
      BigDecimal in = received.getOrDefault(account.code(), Statement.ZERO);
      BigDecimal out = spent.getOrDefault(account.code(), Statement.ZERO).negate();
      List<BigDecimal> values = List.of(open, in, out, open.add(in).subtract(out));
      rows.row("accountID", account.id().toString(), Statement.line(account.name(), values));
      totals = Statement.combine(totals, values, false);
    }
    rows.summary(Statement.line("Total", totals));
    return rows.done(statement.stamp());
  }
}
