package io.xeropulse.sandbox.books.json;

import io.xeropulse.sandbox.books.Account;
import io.xeropulse.sandbox.books.Books;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What all statements share: their accounts, their columns of figures and their frame; thread-safe.
 */
final class Statement {

  static final BigDecimal ZERO = new BigDecimal("0.00");

  private final Books books;

  Statement(Books books) {
    this.books = books;
  }

  ReportRows rows(String type, String name, String period, LocalDate date) {
    return new ReportRows(type, name, "Sandbox Practice " + books.seed(), period, date);
  }

  Instant stamp() {
    return books.asAt().atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  List<Account> accounts(Predicate<Account> which) {
    return books.chart().accounts().stream().filter(which).toList();
  }

  List<BigDecimal> accountRows(
      ReportRows rows,
      List<Account> accounts,
      List<Map<String, BigDecimal>> columns,
      boolean credit,
      String total) {
    List<BigDecimal> sums = new ArrayList<>(columns.stream().map(c -> ZERO).toList());
    boolean any = false;
    for (Account account : accounts) {
      List<BigDecimal> values =
          columns.stream()
              .map(column -> column.getOrDefault(account.code(), ZERO))
              .map(value -> credit ? value.negate() : value)
              .toList();
      if (values.stream().anyMatch(value -> value.signum() != 0)) {
        rows.row("account", account.id().toString(), line(account.name(), values));
        any = true;
        for (int i = 0; i < sums.size(); i++) {
          sums.set(i, sums.get(i).add(values.get(i)));
        }
      }
    }
    if (any) {
      rows.summary(line(total, sums));
    }
    return List.copyOf(sums);
  }

  static List<BigDecimal> combine(List<BigDecimal> left, List<BigDecimal> right, boolean subtract) {
    List<BigDecimal> result = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      result.add(subtract ? left.get(i).subtract(right.get(i)) : left.get(i).add(right.get(i)));
    }
    return result;
  }

  static List<String> titles(List<ReportQuery.Period> periods) {
    List<String> titles = new ArrayList<>(List.of(""));
    periods.forEach(period -> titles.add(ReportRows.longDate(period.to())));
    return titles;
  }

  static List<String> line(String name, List<BigDecimal> values) {
    List<String> cells = new ArrayList<>(List.of(name));
    values.forEach(value -> cells.add(value.toPlainString()));
    return cells;
  }
}
