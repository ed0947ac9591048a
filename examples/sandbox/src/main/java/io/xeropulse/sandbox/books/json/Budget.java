package io.xeropulse.sandbox.books.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.books.Account;
import io.xeropulse.sandbox.books.Books;
import io.xeropulse.sandbox.books.Dice;
import io.xeropulse.sandbox.books.Ids;
import io.xeropulse.sandbox.http.Json;
import io.xeropulse.sandbox.xero.WireDate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The practice's overall budget: an amount per month and profit-and-loss account; immutable. */
final class Budget {

  private final Books books;

  Budget(Books books) {
    this.books = books;
  }

  /** The budget as the API shows it; a list has no lines. */
  ObjectNode node(boolean withLines, LocalDate from, LocalDate to) {
    ObjectNode node = Json.object();
    node.put("BudgetID", Ids.of(Ids.Kind.BUDGET, books.seed(), 0).toString());
    node.put("Type", "OVERALL");
    node.put("Description", "Overall Budget");
    node.put("UpdatedDateUTC", WireDate.of(books.founded()));
    node.putArray("Tracking");
    ArrayNode lines = node.putArray("BudgetLines");
    if (withLines) {
      for (Account account : accounts()) {
        ObjectNode line = lines.addObject();
        line.put("AccountID", account.id().toString());
        line.put("AccountCode", account.code());
        ArrayNode balances = line.putArray("BudgetBalances");
        for (YearMonth m = YearMonth.from(from);
            !m.isAfter(YearMonth.from(to));
            m = m.plusMonths(1)) {
          ObjectNode balance = balances.addObject();
          balance.put("Period", m.toString());
          balance.put("Amount", amount(account, m));
          balance.put("Notes", "");
        }
      }
    }
    return node;
  }

  /** Adds up some months per account code. */
  Map<String, BigDecimal> total(LocalDate from, int months) {
    Map<String, BigDecimal> total = new TreeMap<>();
    for (int i = 0; i < months; i++) {
      YearMonth month = YearMonth.from(from).plusMonths(i);
      accounts().forEach(a -> total.merge(a.code(), amount(a, month), BigDecimal::add));
    }
    return total;
  }

  private BigDecimal amount(Account account, YearMonth month) {
    long index = month.getYear() * 12L + month.getMonthValue();
    return Dice.of(books.seed(), "budget " + account.code(), index).cents(100_000, 3_000_000);
  }

  private List<Account> accounts() {
    return books.chart().accounts().stream()
        .filter(a -> a.type().equals("REVENUE") || a.accountClass().equals("EXPENSE"))
        .filter(a -> a.systemAccount().isEmpty())
        .toList();
  }
}
