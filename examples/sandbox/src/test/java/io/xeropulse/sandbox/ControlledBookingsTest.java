package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.xeropulse.sandbox.books.Country;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
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

/**
 * Whatever is booked by the control interface, the books balance at every moment on both bases, and
 * every report that the API serves says what the books say.
 */
class ControlledBookingsTest {

  private static final LocalDate TODAY = LocalDate.of(2025, 6, 30);
  private static final List<String> BASES = List.of("ACCRUAL", "CASH");
  private static final List<String> ACCOUNTS = List.of("200", "210", "240", "453", "310", "710");
  private static final List<String> REGIONS = List.of("North", "South", "West");

  private Sandbox sandbox;
  private String when = "";
  private final List<String> open = new ArrayList<>();
  private final List<String> payments = new ArrayList<>();
  private final List<String> credits = new ArrayList<>();

  static Stream<Arguments> practices() {
    long last = Boolean.getBoolean("xeropulse.proof") ? 200 : 3;
    System.out.printf("ControlledBookingsTest: seeds 1 to %d in each country%n", last);
    return Country.all().stream()
        .flatMap(
            country ->
                LongStream.rangeClosed(1, last)
                    .mapToObj(seed -> Arguments.of(Named.of(country.code(), country), seed)));
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("practices")
  void shouldBalanceAndReportTheBooks(Country country, long seed) {
    Random random = new Random(seed);
    try (Sandbox running =
        Sandbox.builder().seed(seed).invoices(30).jobs(1).country(country).control(true).start()) {
      sandbox = running;
      for (int step = 0; step < 25; step++) {
        when = "%s, seed %d, step %d".formatted(country.code(), seed, step);
        book(random);
        for (String basis : BASES) {
          assertThat(sum(books(basis, TODAY))).as(when + " " + basis).isEqualByComparingTo("0");
        }
      }
      Client client = new Client(running);
      for (LocalDate day : List.of(TODAY, TODAY.minusDays(1 + random.nextInt(500)))) {
        BASES.forEach(basis -> assertReports(client, basis, day));
        assertBanksAgree(day);
      }
    }
  }

  private void book(Random random) {
    String date = ",\"date\":\"" + TODAY.minusDays(random.nextInt(120)) + "\"";
    String amount = BigDecimal.valueOf(1 + random.nextInt(9_000), 2).toPlainString();
    switch (random.nextInt(9)) {
      case 0, 1, 2 -> open.add(post("invoices", invoice(random) + date + "}"));
      case 3, 4 -> {
        for (String invoice : one(random, open)) {
          String rate = random.nextInt(3) == 0 ? ",\"rate\":0.7133" : "";
          payments.add(
              post("invoices/" + invoice + "/payments", part(random, invoice) + rate + date + "}"));
        }
      }
      case 5 -> {
        for (String invoice : one(random, open)) {
          String path = "invoices/" + invoice + "/credit-notes";
          credits.add(post(path, part(random, invoice) + ",\"allocated\":0.00" + date + "}"));
        }
      }
      case 6 -> {
        for (String credit : one(random, credits)) {
          JsonNode record = ask("GET", "records/" + credit, "");
          String invoice = record.path("invoiceId").asText();
          BigDecimal most = due(invoice).min(record.path("remaining").decimalValue());
          if (most.signum() > 0 && record.path("allocated").decimalValue().signum() == 0) {
            post("credits/" + credit + "/allocations", "{\"amount\":" + most + date + "}");
          } else {
            ask("DELETE", "credits/" + credit + "/allocations", "");
          }
        }
      }
      case 7 -> {
        for (String payment : one(random, payments)) {
          ask("DELETE", "payments/" + payment, "");
        }
      }
      default -> {
        post(
            "bank-transactions",
            "{\"accountCode\":\""
                + pick(random, ACCOUNTS)
                + "\",\"amount\":"
                + amount
                + date
                + "}");
        post(
            "manual-journals",
            "{\"debit\":\"416\",\"credit\":\"711\",\"amount\":" + amount + date + "}");
      }
    }
  }

  private static String invoice(Random random) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i <= random.nextInt(4); i++) {
      lines
          .append(i == 0 ? "" : ",")
          .append("{\"unitAmount\":")
          .append(BigDecimal.valueOf(200 + random.nextInt(90_000), 2).toPlainString())
          .append(",\"accountCode\":\"" + pick(random, ACCOUNTS) + "\"")
          .append(random.nextBoolean() ? ",\"region\":\"" + pick(random, REGIONS) + "\"" : "")
          .append("}");
    }
    return "{\"type\":\"%s\",\"lineAmountTypes\":\"%s\",%s\"lines\":[%s]"
        .formatted(
            random.nextBoolean() ? "ACCREC" : "ACCPAY",
            pick(random, List.of("Exclusive", "Inclusive", "NoTax")),
            random.nextInt(3) == 0 ? "\"currency\":\"CHF\",\"rate\":0.5817," : "",
            lines);
  }

  /** A part of what is open of an invoice, all of it at times; begins a body. */
  private String part(Random random, String invoice) {
    BigDecimal due = due(invoice);
    int cents = due.movePointRight(2).intValueExact();
    int part = random.nextInt(3) == 0 ? cents : 1 + random.nextInt(cents);
    return "{\"amount\":" + BigDecimal.valueOf(part, 2).toPlainString();
  }

  private BigDecimal due(String invoice) {
    return ask("GET", "records/" + invoice, "").path("due").decimalValue();
  }

  /** One of those that are left; of invoices one that has something open. */
  private List<String> one(Random random, List<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    String id = pick(random, ids);
    return ids == open && due(id).signum() == 0 ? List.of() : List.of(id);
  }

  private static String pick(Random random, List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private void assertReports(Client client, String basis, LocalDate day) {
    String on = when + " " + basis + " as at " + day;
    String cash = "paymentsOnly=" + basis.equals("CASH");
    Map<String, BigDecimal> books = books(basis, day);
    Map<String, String> codes = new TreeMap<>();
    Map<String, BigDecimal> shown = new TreeMap<>();
    BigDecimal profit = BigDecimal.ZERO;
    for (JsonNode account : client.xeroJson("Accounts").path("Accounts")) {
      codes.put(account.path("AccountID").asText(), account.path("Code").asText());
      boolean counts = List.of("REVENUE", "EXPENSE").contains(account.path("Class").asText());
      profit =
          counts
              ? profit.subtract(books.getOrDefault(account.path("Code").asText(), BigDecimal.ZERO))
              : profit;
    }
    JsonNode trial = report(client, "TrialBalance?date=" + day + "&" + cash);
    for (JsonNode row : trial.findParents("Cells")) {
      String id = row.at("/Cells/0/Attributes/0/Value").asText("");
      if (codes.containsKey(id)) {
        shown.put(codes.get(id), cell(row, 3).subtract(cell(row, 4)));
      }
    }
    shown.values().removeIf(amount -> amount.signum() == 0);
    assertThat(shown).as(on + " trial balance").isEqualTo(books);

    JsonNode sheet = report(client, "BalanceSheet?date=" + day + "&" + cash);
    assertThat(cell(row(sheet, "Net Assets"), 1))
        .as(on + " balance sheet")
        .isEqualByComparingTo(cell(row(sheet, "Total Equity"), 1));
    assertThat(cell(row(sheet, "Current Year Earnings"), 1))
        .as(on + " earnings")
        .isEqualByComparingTo(profit);
    assertProfitAndLoss(client, on, cash, day, profit);
  }

  private void assertProfitAndLoss(
      Client client, String on, String cash, LocalDate day, BigDecimal profit) {
    String start = ask("GET", "books/settings", "").path("yearStart").asText();
    LocalDate from = LocalDate.parse(start);
    while (from.isAfter(day)) {
      from = from.minusYears(1);
    }
    String query = "ProfitAndLoss?fromDate=" + from + "&toDate=" + day + "&" + cash;
    JsonNode plain = report(client, query);
    assertThat(cell(row(plain, "Net Profit"), 1)).as(on).isEqualByComparingTo(profit);

    JsonNode compared = report(client, query + "&periods=1&timeframe=YEAR&standardLayout=true");
    assertThat(cell(row(compared, "Net Profit"), 1)).as(on).isEqualByComparingTo(profit);

    String category =
        client
            .xeroJson("TrackingCategories")
            .at("/TrackingCategories/0/TrackingCategoryID")
            .asText();
    JsonNode row = row(report(client, query + "&trackingCategoryID=" + category), "Net Profit");
    BigDecimal sum = BigDecimal.ZERO;
    for (int column = 1; column <= REGIONS.size() + 1; column++) {
      sum = sum.add(cell(row, column));
    }
    assertThat(sum).as(on + " over tracking options").isEqualByComparingTo(profit);
    assertThat(cell(row, REGIONS.size() + 2)).as(on + " total").isEqualByComparingTo(profit);
  }

  /** Money is money on any basis. */
  private void assertBanksAgree(LocalDate day) {
    Map<String, BigDecimal> accrual = books("ACCRUAL", day);
    Map<String, BigDecimal> cash = books("CASH", day);
    for (String bank : List.of("090", "091")) {
      assertThat(cash.get(bank)).as(when + " bank " + bank).isEqualTo(accrual.get(bank));
    }
  }

  private Map<String, BigDecimal> books(String basis, LocalDate day) {
    Map<String, BigDecimal> books = new TreeMap<>();
    ask("GET", "books/trial-balance?asAt=" + day + "&basis=" + basis, "")
        .path("accounts")
        .properties()
        .forEach(
            account -> books.put(account.getKey(), account.getValue().decimalValue().setScale(2)));
    return books;
  }

  private static BigDecimal sum(Map<String, BigDecimal> amounts) {
    return amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static JsonNode report(Client client, String query) {
    return client.xeroJson("Reports/" + query).at("/Reports/0");
  }

  private static JsonNode row(JsonNode report, String name) {
    for (JsonNode section : report.path("Rows")) {
      for (JsonNode row : section.path("Rows")) {
        if (row.at("/Cells/0/Value").asText().equals(name)) {
          return row;
        }
      }
    }
    throw new AssertionError("There is no row " + name + " in " + report);
  }

  private static BigDecimal cell(JsonNode row, int index) {
    String text = row.path("Cells").path(index).path("Value").asText();
    return text.isEmpty() ? new BigDecimal("0.00") : new BigDecimal(text);
  }

  private String post(String path, String body) {
    return ask("POST", path, body).path("id").asText();
  }

  private JsonNode ask(String method, String path, String body) {
    HttpResponse<String> answer =
        Client.send(
            HttpRequest.newBuilder(sandbox.baseUrl().resolve("/sandbox/" + path))
                .method(method, BodyPublishers.ofString(body)));
    assertThat(answer.statusCode())
        .as(when + ": " + path + " " + body + " " + answer.body())
        .isEqualTo(200);
    return Client.json(answer);
  }
}
