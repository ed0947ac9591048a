package io.xeropulse.sandbox.books.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.books.Account;
import io.xeropulse.sandbox.books.Books;
import io.xeropulse.sandbox.books.Scope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Xero's trial balance: the month's movements and the year's balances per account; thread-safe. */
final class TrialBalanceReport {

  private final Books books;
  private final Statement statement;

  TrialBalanceReport(Books books) {
    this.books = books;
    this.statement = new Statement(books);
  }

  ObjectNode of(ReportQuery query) {
    LocalDate date = query.date("date", query.today());
    Scope scope = query.scope();
    Map<String, BigDecimal> year = books.ledger().trialBalance(scope, date, books.yearStart(date));
    Map<String, BigDecimal> month = books.ledger().movements(scope, date.withDayOfMonth(1), date);
    ReportRows rows =
        statement.rows("TrialBalance", "Trial Balance", "As at " + ReportRows.longDate(date), date);
    rows.header(List.of("Account", "Debit", "Credit", "YTD Debit", "YTD Credit"));
    BigDecimal[] totals = {Statement.ZERO, Statement.ZERO, Statement.ZERO, Statement.ZERO};
    Map<String, String> sections = new LinkedHashMap<>();
    sections.put("REVENUE", "Revenue");
    sections.put("EXPENSE", "Expenses");
    sections.put("ASSET", "Assets");
    sections.put("LIABILITY", "Liabilities");
    sections.put("EQUITY", "Equity");
    sections.forEach(
        (accountClass, title) -> {
          rows.section(title);
          for (Account account : statement.accounts(a -> a.accountClass().equals(accountClass))) {
            BigDecimal ytd = year.getOrDefault(account.code(), Statement.ZERO);
            BigDecimal moved = month.getOrDefault(account.code(), Statement.ZERO);
            if (ytd.signum() != 0 || moved.signum() != 0) {
              boolean debit = List.of("EXPENSE", "ASSET").contains(accountClass);
              List<String> cells = new ArrayList<>(List.of(title(account)));
              cells.addAll(sides(moved, debit));
              cells.addAll(sides(ytd, debit));
              rows.row("account", account.id().toString(), cells);
              totals[moved.signum() < 0 ? 1 : 0] =
                  totals[moved.signum() < 0 ? 1 : 0].add(moved.abs());
              totals[ytd.signum() < 0 ? 3 : 2] = totals[ytd.signum() < 0 ? 3 : 2].add(ytd.abs());
            }
          }
        });
    rows.section("");
    rows.summary(
        List.of(
            "Total",
            totals[0].toPlainString(),
            totals[1].toPlainString(),
            totals[2].toPlainString(),
            totals[3].toPlainString()));
    return rows.done(statement.stamp());
  }

  private static List<String> sides(BigDecimal amount, boolean debitByNature) {
    boolean debit = amount.signum() == 0 ? debitByNature : amount.signum() > 0;
    String text = amount.abs().toPlainString();
    return debit ? List.of(text, "") : List.of("", text);
  }

  private static String title(Account account) {
    return account.name() + " (" + account.code() + ")";
  }
}
