package io.xeropulse.sandbox.books.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.books.Account;
import io.xeropulse.sandbox.books.Books;
import io.xeropulse.sandbox.books.Credit;
import io.xeropulse.sandbox.books.Invoice;
import io.xeropulse.sandbox.books.Journal;
import io.xeropulse.sandbox.books.Receivables;
import io.xeropulse.sandbox.books.Story;
import io.xeropulse.sandbox.xero.InvalidQueryException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Works Xero's reports out from the ledger; thread-safe. */
final class Reports {

  private static final BigDecimal ZERO = new BigDecimal("0.00");

  private final Books books;
  private final Budget budget;

  Reports(Books books, Budget budget) {
    this.books = books;
    this.budget = budget;
  }

  Optional<ObjectNode> report(String name, Map<String, String> parameters) {
    ReportQuery query = new ReportQuery(parameters, books.asAt());
    return switch (name) {
      case "TrialBalance" -> Optional.of(trialBalance(query));
      case "ProfitAndLoss" -> Optional.of(profitAndLoss(query));
      case "BalanceSheet" -> Optional.of(balanceSheet(query));
      case "AgedReceivablesByContact" -> Optional.of(aged(query, true));
      case "AgedPayablesByContact" -> Optional.of(aged(query, false));
      case "BankSummary" -> Optional.of(bankSummary(query));
      case "BudgetSummary" -> Optional.of(budgetSummary(query));
      case "ExecutiveSummary" -> Optional.of(executiveSummary(query));
      default -> Optional.empty();
    };
  }

  private ReportRows rows(String type, String name, String period, LocalDate date) {
    return new ReportRows(type, name, "Sandbox Practice " + books.seed(), period, date);
  }

  private Instant stamp() {
    return books.asAt().atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  // ---- trial balance ----

  private ObjectNode trialBalance(ReportQuery query) {
    LocalDate date = query.date("date", query.today());
    Map<String, BigDecimal> year = books.ledger().trialBalance(date, Books.yearStart(date));
    Map<String, BigDecimal> month = books.ledger().movements(date.withDayOfMonth(1), date);
    ReportRows rows =
        rows("TrialBalance", "Trial Balance", "As at " + ReportRows.longDate(date), date);
    rows.header(List.of("Account", "Debit", "Credit", "YTD Debit", "YTD Credit"));
    BigDecimal[] totals = {ZERO, ZERO, ZERO, ZERO};
    Map<String, String> sections = new LinkedHashMap<>();
    sections.put("REVENUE", "Revenue");
    sections.put("EXPENSE", "Expenses");
    sections.put("ASSET", "Assets");
    sections.put("LIABILITY", "Liabilities");
    sections.put("EQUITY", "Equity");
    sections.forEach(
        (accountClass, title) -> {
          rows.section(title);
          for (Account account : accounts(a -> a.accountClass().equals(accountClass))) {
            BigDecimal ytd = year.getOrDefault(account.code(), ZERO);
            BigDecimal moved = month.getOrDefault(account.code(), ZERO);
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
    return rows.done(stamp());
  }

  private static List<String> sides(BigDecimal amount, boolean debitByNature) {
    boolean debit = amount.signum() == 0 ? debitByNature : amount.signum() > 0;
    String text = amount.abs().toPlainString();
    return debit ? List.of(text, "") : List.of("", text);
  }

  private static String title(Account account) {
    return account.name() + " (" + account.code() + ")";
  }

  // ---- profit and loss ----

  private ObjectNode profitAndLoss(ReportQuery query) {
    LocalDate to = query.date("toDate", query.today());
    LocalDate from = query.date("fromDate", to.withDayOfMonth(1));
    List<ReportQuery.Period> periods = query.periods(from, to);
    ReportRows rows =
        rows(
            "ProfitAndLoss",
            "Profit and Loss",
            ReportRows.longDate(from) + " to " + ReportRows.longDate(to),
            to);
    rows.header(titles(periods));
    List<Map<String, BigDecimal>> moved =
        periods.stream().map(p -> books.ledger().movements(p.from(), p.to())).toList();
    List<BigDecimal> income = block(rows, "Income", "REVENUE", moved, true);
    List<BigDecimal> cost = block(rows, "Less Cost of Sales", "DIRECTCOSTS", moved, false);
    rows.section("");
    List<BigDecimal> gross = combine(income, cost, true);
    rows.plain(line("Gross Profit", gross));
    List<BigDecimal> other = block(rows, "Plus Other Income", "OTHERINCOME", moved, true);
    List<BigDecimal> spent = block(rows, "Less Operating Expenses", "", moved, false);
    rows.section("");
    rows.plain(line("Net Profit", combine(combine(gross, other, false), spent, true)));
    return rows.done(stamp());
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
        accounts(
            a ->
                type.isEmpty()
                    ? a.accountClass().equals("EXPENSE") && !a.type().equals("DIRECTCOSTS")
                    : a.type().equals(type));
    return accountRows(rows, accounts, moved, credit, "Total " + title.replace("Less ", ""));
  }

  private List<BigDecimal> accountRows(
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

  private static List<BigDecimal> combine(
      List<BigDecimal> left, List<BigDecimal> right, boolean subtract) {
    List<BigDecimal> result = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      result.add(subtract ? left.get(i).subtract(right.get(i)) : left.get(i).add(right.get(i)));
    }
    return result;
  }

  private static List<String> titles(List<ReportQuery.Period> periods) {
    List<String> titles = new ArrayList<>(List.of(""));
    periods.forEach(period -> titles.add(ReportRows.longDate(period.to())));
    return titles;
  }

  private static List<String> line(String name, List<BigDecimal> values) {
    List<String> cells = new ArrayList<>(List.of(name));
    values.forEach(value -> cells.add(value.toPlainString()));
    return cells;
  }

  // ---- balance sheet ----

  private ObjectNode balanceSheet(ReportQuery query) {
    LocalDate date = query.date("date", query.today());
    List<ReportQuery.Period> periods = query.periods(date, date);
    ReportRows rows =
        rows("BalanceSheet", "Balance Sheet", "As at " + ReportRows.longDate(date), date);
    rows.header(titles(periods));
    List<Map<String, BigDecimal>> balances =
        periods.stream().map(period -> balances(period.to())).toList();
    rows.section("Assets");
    List<BigDecimal> bank = typed(rows, "Bank", List.of("BANK"), balances, false);
    List<BigDecimal> current = typed(rows, "Current Assets", List.of("CURRENT"), balances, false);
    List<BigDecimal> fixed = typed(rows, "Fixed Assets", List.of("FIXED"), balances, false);
    List<BigDecimal> assets = combine(combine(bank, current, false), fixed, false);
    rows.section("");
    rows.plain(line("Total Assets", assets));
    rows.section("Liabilities");
    List<BigDecimal> liabilities =
        typed(rows, "Current Liabilities", List.of("CURRLIAB"), balances, true);
    rows.section("");
    rows.plain(line("Total Liabilities", liabilities));
    rows.section("");
    rows.plain(line("Net Assets", combine(assets, liabilities, true)));
    rows.section("Equity");
    List<BigDecimal> earnings =
        balances.stream().map(b -> b.getOrDefault("current", ZERO).negate()).toList();
    rows.plain(line("Current Year Earnings", earnings));
    List<BigDecimal> equity =
        accountRows(
            rows, accounts(a -> a.type().equals("EQUITY")), balances, true, "Total Other Equity");
    rows.summary(line("Total Equity", combine(equity, earnings, false)));
    return rows.done(stamp());
  }

  /** The trial balance with this year's profit under a key of its own. */
  private Map<String, BigDecimal> balances(LocalDate date) {
    Map<String, BigDecimal> balances =
        new HashMap<>(books.ledger().trialBalance(date, Books.yearStart(date)));
    BigDecimal profit =
        accounts(a -> List.of("REVENUE", "EXPENSE").contains(a.accountClass())).stream()
            .map(account -> balances.getOrDefault(account.code(), ZERO))
            .reduce(ZERO, BigDecimal::add);
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
    return accountRows(
        rows, accounts(a -> types.contains(a.type())), balances, credit, "Total " + title);
  }

  // ---- aged ----

  private ObjectNode aged(ReportQuery query, boolean receivable) {
    String contact = query.parameters().getOrDefault("contactId", "");
    if (contact.isEmpty()) {
      throw new InvalidQueryException("Parameter contactId is required");
    }
    LocalDate date = query.date("date", query.today());
    LocalDate from = query.date("fromDate", LocalDate.MIN);
    LocalDate to = query.date("toDate", LocalDate.MAX);
    String side = receivable ? "Receivables" : "Payables";
    ReportRows rows =
        rows(
            "Aged" + side + "ByContact",
            "Aged " + side + " By Contact",
            "As at " + ReportRows.longDate(date),
            date);
    rows.header(List.of("Date", "Reference", "Due Date", "", "Total", "Paid", "Credited", "Due"));
    rows.section("");
    BigDecimal due = ZERO;
    for (Receivables.Item item : books.open(receivable, date).items()) {
      boolean inRange = !item.date().isBefore(from) && !item.date().isAfter(to);
      if (inRange && books.contact(item.contact()).id().toString().equals(contact)) {
        rows.row("invoiceID", id(item), agedRow(item, date));
        due = due.add(item.open());
      }
    }
    rows.summary(List.of("Total", "", "", "", "", "", "", due.toPlainString()));
    return rows.done(stamp());
  }

  private static String id(Receivables.Item item) {
    return item.credit().map(Credit::id).orElse(item.story().invoice().id()).toString();
  }

  private static List<String> agedRow(Receivables.Item item, LocalDate date) {
    Invoice invoice = item.story().invoice();
    Function<BigDecimal, String> base = a -> invoice.currency().inBase(a).toPlainString();
    if (item.credit().isPresent()) {
      Credit credit = item.credit().get();
      return List.of(
          item.date() + "T00:00:00",
          credit.number().isEmpty() ? "Overpayment" : credit.number(),
          "",
          "",
          base.apply(credit.lines().total().negate()),
          "0.00",
          "0.00",
          item.open().toPlainString());
    }
    Story story = item.story();
    BigDecimal paid =
        story.standing().stream()
            .filter(payment -> !payment.date().isAfter(date))
            .map(payment -> payment.amount())
            .reduce(ZERO, BigDecimal::add);
    BigDecimal credited =
        story.credits().stream()
            .filter(credit -> !credit.allocatedOn().isAfter(date))
            .map(Credit::allocated)
            .reduce(ZERO, BigDecimal::add);
    return List.of(
        item.date() + "T00:00:00",
        invoice.number(),
        item.due() + "T00:00:00",
        "",
        base.apply(invoice.total()),
        base.apply(paid),
        base.apply(credited),
        item.open().toPlainString());
  }

  // ---- bank ----

  private ObjectNode bankSummary(ReportQuery query) {
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
        rows(
            "BankSummary",
            "Bank Summary",
            "From " + ReportRows.longDate(from) + " to " + ReportRows.longDate(to),
            to);
    rows.header(
        List.of(
            "Bank Accounts", "Opening Balance", "Cash Received", "Cash Spent", "Closing Balance"));
    rows.section("");
    List<BigDecimal> totals = List.of(ZERO, ZERO, ZERO, ZERO);
    for (Account account : accounts(Account::bank)) {
      BigDecimal open = opening.getOrDefault(account.code(), ZERO);
      BigDecimal in = received.getOrDefault(account.code(), ZERO);
      BigDecimal out = spent.getOrDefault(account.code(), ZERO).negate();
      List<BigDecimal> values = List.of(open, in, out, open.add(in).subtract(out));
      rows.row("accountID", account.id().toString(), line(account.name(), values));
      totals = combine(totals, values, false);
    }
    rows.summary(line("Total", totals));
    return rows.done(stamp());
  }

  // ---- budget and summary ----

  private ObjectNode budgetSummary(ReportQuery query) {
    LocalDate date = query.date("date", query.today());
    int months = query.number("timeframe", 1, 12);
    int periods = query.number("periods", 12, 24);
    ReportRows rows = rows("BudgetSummary", "Budget Summary", "Overall Budget from " + date, date);
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
        accountRows(
            rows, accounts(a -> a.type().equals("REVENUE")), columns, false, "Total Income");
    rows.section("Less Operating Expenses");
    List<BigDecimal> spent =
        accountRows(
            rows,
            accounts(a -> a.accountClass().equals("EXPENSE")),
            columns,
            false,
            "Total Operating Expenses");
    rows.section("");
    rows.summary(line("Net Profit", combine(income, spent, true)));
    return rows.done(stamp());
  }

  private ObjectNode executiveSummary(ReportQuery query) {
    LocalDate date = query.date("date", query.today());
    LocalDate from = date.withDayOfMonth(1);
    LocalDate before = from.minusDays(1);
    ReportRows rows =
        rows("ExecutiveSummary", "Executive Summary", "For the month of " + from, date);
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
    return rows.done(stamp());
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
    return accounts(which).stream()
        .map(account -> moved.getOrDefault(account.code(), ZERO))
        .reduce(ZERO, BigDecimal::add);
  }

  private static List<String> compared(String name, BigDecimal now, BigDecimal then) {
    String change =
        then.signum() == 0
            ? "0.0%"
            : now.subtract(then).movePointRight(2).divide(then.abs(), 1, RoundingMode.HALF_UP)
                + "%";
    return List.of(name, now.toPlainString(), then.toPlainString(), change);
  }

  private List<Account> accounts(Predicate<Account> which) {
    return books.chart().accounts().stream().filter(which).toList();
  }
}
