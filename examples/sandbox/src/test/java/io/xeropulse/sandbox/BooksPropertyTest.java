package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.xeropulse.sandbox.books.Account;
import io.xeropulse.sandbox.books.Bookkeeper;
import io.xeropulse.sandbox.books.Books;
import io.xeropulse.sandbox.books.Country;
import io.xeropulse.sandbox.books.Invoice;
import io.xeropulse.sandbox.books.Journal;
import io.xeropulse.sandbox.books.Payment;
import io.xeropulse.sandbox.books.Story;
import io.xeropulse.sandbox.books.json.BooksRecords;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to the books, they balance, and every report says what the ledger says. */
class BooksPropertyTest {

  private static final LocalDate AS_AT = LocalDate.of(2025, 6, 30);
  private static final boolean PROOF = Boolean.getBoolean("xeropulse.proof");

  static Stream<Arguments> practices() {
    long last = PROOF ? 200 : 20;
    long elsewhere = PROOF ? 200 : 4;
    System.out.printf(
        "BooksPropertyTest: seeds 1 to %d, elsewhere than in Australia to %d%n", last, elsewhere);
    return Country.all().stream()
        .flatMap(
            country ->
                LongStream.rangeClosed(1, country.equals(Country.AU) ? last : elsewhere)
                    .mapToObj(seed -> Arguments.of(Named.of(country.code(), country), seed)));
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("practices")
  void shouldBalanceAndReportTheLedgerAfterAnyChanges(Country country, long seed) {
    Random random = new Random(seed);
    Books books =
        new Books(seed, 60, 0, AS_AT, country, seed % 3 == 0 ? "EUR" : country.currency());
    Bookkeeper keeper = new Bookkeeper(books, () -> Instant.parse("2025-07-01T00:00:00Z"));

    for (int step = 0; step < 30; step++) {
      String done = change(keeper, random);
      assertBalanced(books, "%s, seed %d, step %d: %s".formatted(country.code(), seed, step, done));
    }

    for (LocalDate date :
        List.of(AS_AT, AS_AT.minusDays(1 + random.nextInt(600)), AS_AT.plusDays(60))) {
      assertReports(books, date, "%s, seed %d as at %s".formatted(country.code(), seed, date));
    }
  }

  private static String change(Bookkeeper keeper, Random random) {
    List<Story> stories = keeper.stories();
    Story story = stories.get(random.nextInt(stories.size()));
    LocalDate date = AS_AT.minusDays(random.nextInt(40));
    BigDecimal amount = BigDecimal.valueOf(1 + random.nextInt(100_000), 2);
    boolean open = story.invoice().stage() == Invoice.Stage.AUTHORISED && story.due().signum() > 0;
    switch (random.nextInt(11)) {
      case 0 -> keeper.invoice(random.nextBoolean(), 0, date, amount);
      case 1 -> keeper.bank(random.nextBoolean(), "453", date, amount);
      case 2 -> keeper.transfer(date, amount);
      case 3 -> keeper.journal("416", "711", date, amount);
      case 4, 5 -> {
        if (open) {
          keeper.pay(story.id(), date, amount.min(story.due()), new BigDecimal("0.7133"));
        }
      }
      case 6 -> {
        if (open) {
          keeper.credit(story.id(), date, amount.min(story.due()));
        }
      }
      case 7 -> {
        for (Payment payment : story.standing()) {
          keeper.deletePayment(payment.id());
        }
      }
      case 8 -> {
        if (open && story.standing().isEmpty() && story.credits().isEmpty()) {
          keeper.voidInvoice(story.id());
        }
      }
      case 9 -> {
        if (open && story.standing().isEmpty() && story.credits().isEmpty()) {
          keeper.editAmount(story.id(), amount);
        }
      }
      default -> keeper.editDueDate(story.id(), date);
    }
    return story.invoice().number();
  }

  private static void assertBalanced(Books books, String when) {
    Map<String, BigDecimal> standing = new TreeMap<>();
    books.eachJournal(journal -> add(standing, journal));
    Map<String, BigDecimal> posted = new TreeMap<>();
    books.posted(0, Integer.MAX_VALUE).forEach(entry -> add(posted, entry.journal()));
    posted.values().removeIf(amount -> amount.signum() == 0);
    standing.values().removeIf(amount -> amount.signum() == 0);

    assertThat(sum(standing)).as(when).isEqualByComparingTo("0.00");
    assertThat(posted).as(when + ": journals against documents").isEqualTo(standing);
  }

  private static void add(Map<String, BigDecimal> sums, Journal journal) {
    journal
        .lines()
        .forEach(line -> sums.merge(line.account().code(), line.amount(), BigDecimal::add));
  }

  private static void assertReports(Books books, LocalDate date, String when) {
    Map<String, BigDecimal> balances = books.ledger().balances(date);
    Map<String, BigDecimal> trial = books.ledger().trialBalance(date, books.yearStart(date));
    assertThat(sum(trial)).as(when).isEqualByComparingTo("0.00");

    JsonNode report = report(books, "TrialBalance", Map.of("date", date.toString()));
    for (Account account : books.chart().accounts()) {
      List<BigDecimal> cells = cells(report, account.name() + " (" + account.code() + ")");
      BigDecimal expected = trial.getOrDefault(account.code(), BigDecimal.ZERO);
      BigDecimal shown = cells.isEmpty() ? BigDecimal.ZERO : cells.get(2).subtract(cells.get(3));
      assertThat(shown)
          .as(when + " trial balance of " + account.code())
          .isEqualByComparingTo(expected);
    }
    List<BigDecimal> totals = cells(report, "Total");
    assertThat(totals.get(0)).as(when).isEqualByComparingTo(totals.get(1));
    assertThat(totals.get(2)).as(when).isEqualByComparingTo(totals.get(3));

    assertThat(books.open(true, date).total())
        .as(when + " receivables against their account")
        .isEqualByComparingTo(balances.getOrDefault("610", BigDecimal.ZERO));
    assertThat(books.open(false, date).total())
        .as(when + " payables against their account")
        .isEqualByComparingTo(balances.getOrDefault("800", BigDecimal.ZERO).negate());
    assertThat(agedTotal(books, "AgedReceivablesByContact", date))
        .as(when + " aged receivables report")
        .isEqualByComparingTo(balances.getOrDefault("610", BigDecimal.ZERO));

    assertThat(agedTotal(books, "AgedPayablesByContact", date))
        .as(when + " aged payables report")
        .isEqualByComparingTo(balances.getOrDefault("800", BigDecimal.ZERO).negate());

    JsonNode executive = report(books, "ExecutiveSummary", Map.of("date", date.toString()));
    assertThat(figure(executive, "Debtors"))
        .as(when + " debtors")
        .isEqualByComparingTo(balances.getOrDefault("610", BigDecimal.ZERO));
    assertThat(figure(executive, "Profit (loss)"))
        .as(when + " profit of the month")
        .isEqualByComparingTo(profit(books, date));

    JsonNode sheet = report(books, "BalanceSheet", Map.of("date", date.toString()));
    assertThat(cells(sheet, "Net Assets").get(0))
        .as(when + " net assets")
        .isEqualByComparingTo(cells(sheet, "Total Equity").get(0));

    LocalDate yearStart = books.yearStart(date);
    JsonNode profit =
        report(
            books,
            "ProfitAndLoss",
            Map.of("fromDate", yearStart.toString(), "toDate", date.toString()));
    assertThat(cells(profit, "Net Profit").get(0))
        .as(when + " net profit")
        .isEqualByComparingTo(cells(sheet, "Current Year Earnings").get(0));

    JsonNode bank =
        report(
            books,
            "BankSummary",
            Map.of("fromDate", yearStart.toString(), "toDate", date.toString()));
    assertThat(cells(bank, "Total").get(3))
        .as(when + " bank")
        .isEqualByComparingTo(
            balances
                .getOrDefault("090", BigDecimal.ZERO)
                .add(balances.getOrDefault("091", BigDecimal.ZERO)));
  }

  private static BigDecimal figure(JsonNode report, String name) {
    return cells(report, name).get(0);
  }

  private static BigDecimal profit(Books books, LocalDate date) {
    Map<String, BigDecimal> moved = books.ledger().movements(date.withDayOfMonth(1), date);
    return books.chart().accounts().stream()
        .filter(account -> List.of("REVENUE", "EXPENSE").contains(account.accountClass()))
        .map(account -> moved.getOrDefault(account.code(), BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .negate();
  }

  private static BigDecimal agedTotal(Books books, String name, LocalDate date) {
    BigDecimal total = BigDecimal.ZERO;
    for (var contact : books.contacts()) {
      Map<String, String> query =
          Map.of("contactId", contact.id().toString(), "date", date.toString());
      List<BigDecimal> cells = cells(report(books, name, query), "Total");
      total = total.add(cells.get(cells.size() - 1));
    }
    return total;
  }

  private static JsonNode report(Books books, String name, Map<String, String> query) {
    return new BooksRecords(books).report(name, new HashMap<>(query)).orElseThrow();
  }

  /** The numbers of the row that begins with a name, blanks as 0; none if there is no such row. */
  private static List<BigDecimal> cells(JsonNode report, String name) {
    List<BigDecimal> numbers = new ArrayList<>();
    for (JsonNode section : report.path("Rows")) {
      for (JsonNode row : section.path("Rows")) {
        if (row.at("/Cells/0/Value").asText().equals(name)) {
          numbers.clear();
          for (int i = 1; i < row.path("Cells").size(); i++) {
            String text = row.path("Cells").get(i).path("Value").asText();
            numbers.add(
                text.isEmpty() || text.endsWith("%") ? BigDecimal.ZERO : new BigDecimal(text));
          }
        }
      }
    }
    return numbers;
  }

  private static BigDecimal sum(Map<String, BigDecimal> amounts) {
    return amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
