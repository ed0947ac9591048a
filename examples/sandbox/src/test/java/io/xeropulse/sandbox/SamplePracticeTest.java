package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SamplePracticeTest {

  @RegisterExtension
  static final Sandbox SANDBOX = Sandbox.builder().seed(7).invoices(300).jobs(60).build();

  @Test
  void shouldAddUpEveryInvoiceFromItsLinesPaymentsAndCredits() {
    Map<String, BigDecimal> paid = new HashMap<>();
    for (JsonNode payment : all("Payments")) {
      if (payment.path("Status").asText().equals("AUTHORISED")) {
        paid.merge(
            payment.at("/Invoice/InvoiceID").asText(), amount(payment, "Amount"), BigDecimal::add);
      }
    }
    Map<String, BigDecimal> credited = new HashMap<>();
    List<JsonNode> credits = new ArrayList<>(all("CreditNotes"));
    credits.addAll(all("Overpayments"));
    credits.addAll(all("Prepayments"));
    for (JsonNode note : credits) {
      BigDecimal left = amount(note, "Total");
      for (JsonNode allocation : note.path("Allocations")) {
        left = left.subtract(amount(allocation, "Amount"));
        credited.merge(
            allocation.at("/Invoice/InvoiceID").asText(),
            amount(allocation, "Amount"),
            BigDecimal::add);
      }
      assertThat(amount(note, "RemainingCredit")).isEqualByComparingTo(left);
    }

    List<JsonNode> invoices = all("Invoices");

    assertThat(invoices).hasSize(300);
    for (JsonNode invoice : invoices) {
      String id = invoice.path("InvoiceID").asText();
      BigDecimal lines = sum(invoice.path("LineItems"), "LineAmount");
      BigDecimal tax = sum(invoice.path("LineItems"), "TaxAmount");
      boolean inclusive = invoice.path("LineAmountTypes").asText().equals("Inclusive");
      BigDecimal net = inclusive ? lines.subtract(tax) : lines;
      assertThat(amount(invoice, "SubTotal")).isEqualByComparingTo(net);
      assertThat(amount(invoice, "TotalTax")).isEqualByComparingTo(tax);
      assertThat(amount(invoice, "Total")).isEqualByComparingTo(net.add(tax));
      BigDecimal settled =
          paid.getOrDefault(id, BigDecimal.ZERO).add(credited.getOrDefault(id, BigDecimal.ZERO));
      assertThat(amount(invoice, "AmountPaid").add(amount(invoice, "AmountCredited")))
          .as("settled of %s", id)
          .isEqualByComparingTo(settled);
      assertThat(sum(invoice.path("Payments"), "Amount"))
          .isEqualByComparingTo(paid.getOrDefault(id, BigDecimal.ZERO));
      if (!List.of("VOIDED", "DELETED").contains(invoice.path("Status").asText())) {
        assertThat(amount(invoice, "AmountDue"))
            .isEqualByComparingTo(amount(invoice, "Total").subtract(settled));
      }
    }
    assertThat(invoices.stream().map(i -> i.path("Status").asText()).distinct())
        .contains("DRAFT", "AUTHORISED", "PAID", "VOIDED");
    assertThat(invoices.stream().map(i -> i.path("CurrencyCode").asText()).distinct())
        .containsExactlyInAnyOrder("AUD", "EUR", "USD");
  }

  @Test
  void shouldKeepTheDefaultOrderWithoutSorting() {
    for (String resource :
        List.of(
            "Invoices",
            "Payments",
            "CreditNotes",
            "Overpayments",
            "Prepayments",
            "BankTransactions",
            "ManualJournals",
            "Contacts")) {
      List<Long> times =
          all(resource).stream()
              .map(r -> r.path("UpdatedDateUTC").asText().replaceAll("\\D+(\\d+)\\+.*", "$1"))
              .map(Long::valueOf)
              .toList();
      assertThat(times).as(resource).isNotEmpty().isSorted();
    }
  }

  @Test
  void shouldBeTheSameForTheSameSeed() {
    try (Sandbox twin = Sandbox.builder().seed(7).invoices(300).jobs(60).start();
        Sandbox other = Sandbox.builder().seed(8).invoices(300).jobs(60).start()) {
      JsonNode mine = new Client(SANDBOX).xeroJson("Invoices?page=2").path("Invoices");

      assertThat(new Client(twin).xeroJson("Invoices?page=2").path("Invoices")).isEqualTo(mine);
      assertThat(new Client(other).xeroJson("Invoices?page=2").path("Invoices")).isNotEqualTo(mine);
      assertThat(twin.rateCardCsv()).isEqualTo(SANDBOX.rateCardCsv());
      assertThat(twin.xeroTenantId()).isEqualTo(SANDBOX.xeroTenantId());
      assertThat(other.xeroTenantId()).isNotEqualTo(SANDBOX.xeroTenantId());
    }
  }

  @Test
  void shouldFindOnlyWhatChangedSinceWithoutListingTheRest() {
    Client client = new Client(SANDBOX);
    JsonNode invoices =
        client.xeroJson(
            "Invoices?page=1&pageSize=1000", "If-Modified-Since", "2025-06-30T00:00:00");

    int changed = invoices.path("pagination").path("itemCount").asInt();
    assertThat(changed).isBetween(1, 299);
    assertThat(invoices.path("Invoices")).hasSize(changed);
  }

  @Test
  void shouldLeaveLinesOutOfAListWithoutPaging() {
    JsonNode invoices = new Client(SANDBOX).xeroJson("Invoices");

    assertThat(invoices.has("pagination")).isFalse();
    assertThat(invoices.path("Invoices")).hasSize(300);
    assertThat(invoices.at("/Invoices/0/LineItems")).isEmpty();
  }

  @Test
  void shouldHideArchivedContactsUnlessAsked() {
    Client client = new Client(SANDBOX);

    int without = client.xeroJson("Contacts?page=1").at("/pagination/itemCount").asInt();
    int with =
        client.xeroJson("Contacts?page=1&includeArchived=true").at("/pagination/itemCount").asInt();

    assertThat(with).isGreaterThan(without);
  }

  @Test
  void shouldTellAPracticeWithEveryKindOfWorkAndBilling() {
    Client client = new Client(SANDBOX);
    String times =
        client.xpm("time.api/list?from=20230701&to=20240630").body()
            + client.xpm("time.api/list?from=20240701&to=20250630").body();
    String invoices =
        client.xpm("invoice.api/list?from=20230701&to=20240630").body()
            + client.xpm("invoice.api/list?from=20240701&to=20250630").body();
    String jobs =
        client.xpm("job.api/list?from=20230701&to=20240630").body()
            + client.xpm("job.api/list?from=20240701&to=20250630").body();

    assertThat(times)
        .contains("<Minutes>-", "<Billable>false", "<Billable>true", "<InvoiceTaskUUID>");
    assertThat(invoices)
        .contains("<Status>Approved", "<Status>Paid", "<Status>Cancelled", "<Status>Draft")
        .contains("<Type>Miscellaneous", "<Type>Progress Invoice");
    assertThat(jobs.split("<Job>", -1)).hasSize(61);
    assertThat(SANDBOX.rateCardCsv().lines().count()).isGreaterThan(8);
  }

  @Test
  void shouldCountWhatACrawlFindsAndWhatHadHappenedByADay() {
    LocalDate earlier = LocalDate.of(2024, 12, 31);
    Map<String, Integer> all = SANDBOX.truth().counts();
    Map<String, Integer> then = SANDBOX.truth().counts(earlier);

    for (String resource : List.of("Invoices", "Payments", "CreditNotes", "BankTransactions")) {
      List<JsonNode> crawled = all(resource);
      assertThat(crawled).as(resource).hasSize(all.get(resource));
      assertThat(crawled.stream().filter(r -> !date(r).isAfter(earlier)))
          .as(resource + " by then")
          .hasSize(then.get(resource));
    }
  }

  private static LocalDate date(JsonNode record) {
    long millis = Long.parseLong(record.path("Date").asText().replaceAll("\\D+(\\d+)\\+.*", "$1"));
    return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC).toLocalDate();
  }

  @Test
  void shouldMeterCallsAndBytesPerTenantAndEndpoint() {
    try (Sandbox sandbox = Sandbox.builder().invoices(50).jobs(0).start()) {
      Client client = new Client(sandbox);
      client.xero("Invoices?page=1", "Accept-Encoding", "gzip");
      client.xero("Invoices?page=1");

      var usage = sandbox.meter().of(sandbox.xeroTenantId(), "Invoices");
      assertThat(usage.calls()).isEqualTo(2);
      assertThat(usage.wireBytes()).isLessThan(usage.bodyBytes());
      assertThat(sandbox.meter().total().calls()).isEqualTo(3);
    }
  }

  private static List<JsonNode> all(String resource) {
    Client client = new Client(SANDBOX);
    List<JsonNode> records = new ArrayList<>();
    int pages = 1;
    for (int page = 1; page <= pages; page++) {
      JsonNode answer = client.xeroJson(resource + "?page=" + page + "&pageSize=70");
      pages = answer.at("/pagination/pageCount").asInt();
      answer.path(resource).forEach(records::add);
    }
    return records;
  }

  private static BigDecimal amount(JsonNode record, String field) {
    return record.path(field).decimalValue();
  }

  private static BigDecimal sum(JsonNode records, String field) {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode record : records) {
      sum = sum.add(amount(record, field));
    }
    return sum;
  }
}
