package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class QueryTest {

  @RegisterExtension
  static final Sandbox SANDBOX = Sandbox.builder().seed(11).invoices(150).jobs(3).build();

  private final Client client = new Client(SANDBOX);

  @Test
  void shouldFilterByWhere() {
    JsonNode bills = where("Invoices", "Type==\"ACCPAY\" AND Date>=DateTime(2025, 01, 01)");
    assertThat(bills).isNotEmpty();
    assertThat(bills)
        .allSatisfy(
            bill -> {
              assertThat(bill.path("Type").asText()).isEqualTo("ACCPAY");
              assertThat(bill.path("DateString").asText()).startsWith("2025-");
            });

    String contact = bills.get(0).at("/Contact/ContactID").asText();
    assertThat(where("Invoices", "Contact.ContactID==guid(\"" + contact + "\")"))
        .isNotEmpty()
        .allSatisfy(i -> assertThat(i.at("/Contact/ContactID").asText()).isEqualTo(contact));
    assertThat(where("Invoices", "AmountDue > 0 && (Status==\"PAID\" || Status==\"VOIDED\")"))
        .isEmpty();
    assertThat(where("Invoices", "Contact.Name.Contains(\"alder\")"))
        .allSatisfy(i -> assertThat(i.at("/Contact/Name").asText()).contains("Alder"));
  }

  @Test
  void shouldRefuseAWhereItCannotRead() {
    HttpResponse<String> response = client.xero("Invoices?page=1&where=" + encode("Type==="));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Client.json(response).path("Type").asText()).isEqualTo("QueryParseException");
  }

  @Test
  void shouldOrder() {
    List<BigDecimal> totals = new ArrayList<>();
    client
        .xeroJson("Invoices?page=1&pageSize=1000&order=" + encode("Total DESC"))
        .path("Invoices")
        .forEach(invoice -> totals.add(invoice.path("Total").decimalValue()));

    assertThat(totals).hasSize(150).isSortedAccordingTo(Collections.reverseOrder());
  }

  @Test
  void shouldFindByListsOfIdsNumbersContactsAndStatuses() {
    JsonNode all = client.xeroJson("Invoices?page=1").path("Invoices");
    String first = all.get(0).path("InvoiceID").asText();
    String second = all.get(1).path("InvoiceID").asText();

    assertThat(ids("Invoices?page=1&IDs=" + first + "," + second)).containsExactly(first, second);
    assertThat(ids("Invoices?page=1&InvoiceNumbers=" + all.get(2).path("InvoiceNumber").asText()))
        .containsExactly(all.get(2).path("InvoiceID").asText());
    assertThat(client.xeroJson("Invoices?page=1&Statuses=DRAFT,SUBMITTED").path("Invoices"))
        .isNotEmpty()
        .allSatisfy(i -> assertThat(i.path("Status").asText()).isIn("DRAFT", "SUBMITTED"));
  }

  @Test
  void shouldFindNamedInvoicesOfALargeListInTheSameOrder() {
    try (Sandbox large = Sandbox.builder().seed(4).invoices(1_200).jobs(0).start()) {
      Client other = new Client(large);
      JsonNode page = other.xeroJson("Invoices?page=12").path("Invoices");
      String early = page.get(0).path("InvoiceID").asText();
      String late = page.get(50).path("InvoiceID").asText();

      assertThat(other.xeroJson("Invoices?page=1&IDs=" + late + "," + early).path("Invoices"))
          .isEqualTo(
              Client.json(other.xero("Invoices?page=1&IDs=" + early + "," + late)).path("Invoices"))
          .hasSize(2);
      assertThat(
              other
                  .xeroJson(
                      "Invoices?page=1&IDs=" + late + "," + UUID.nameUUIDFromBytes(new byte[2]))
                  .path("Invoices"))
          .hasSize(1);
    }
  }

  @Test
  void shouldShowAGroupsMembersOnlyWhenItIsReadAlone() {
    JsonNode group = client.xeroJson("ContactGroups").at("/ContactGroups/0");

    assertThat(group.path("Contacts")).isEmpty();
    assertThat(
            client
                .xeroJson("ContactGroups/" + group.path("ContactGroupID").asText())
                .at("/ContactGroups/0/Contacts"))
        .isNotEmpty();
  }

  @Test
  void shouldNotFindAnythingBehindAUrlThatIsTooLong() {
    String ids =
        String.join(",", Collections.nCopies(60, UUID.nameUUIDFromBytes(new byte[1]).toString()));
    String few = ids.substring(0, 37 * 50 - 1);

    assertThat(client.xero("Invoices?page=1&IDs=" + ids).statusCode()).isEqualTo(404);
    assertThat(client.xero("Invoices?page=1&IDs=" + few).statusCode()).isEqualTo(200);
  }

  @Test
  void shouldLeaveDetailOutOfSummariesAndPageThem() {
    JsonNode summary = client.xeroJson("Invoices?summaryOnly=true");

    assertThat(summary.path("pagination").path("pageSize").asInt()).isEqualTo(100);
    assertThat(summary.at("/Invoices/0").has("LineItems")).isFalse();
    assertThat(summary.at("/Invoices/0").has("Payments")).isFalse();
    assertThat(summary.at("/Invoices/0").has("Total")).isTrue();
    assertThat(client.xeroJson("Contacts?summaryOnly=true").at("/Contacts/0").has("IsSupplier"))
        .isFalse();
  }

  @Test
  void shouldRoundUnitAmountsUnlessFourDecimalsAreAskedFor() {
    assertThat(scales("Invoices?page=1&pageSize=1000")).containsOnly(2);
    assertThat(scales("Invoices?page=1&pageSize=1000&unitdp=4")).contains(4);
  }

  @Test
  void shouldRefuseUnoptimisedFiltersAboveTheHighVolumeThreshold() {
    try (Sandbox large = Sandbox.builder().invoices(50).jobs(0).highVolumeThreshold(40).start()) {
      Client other = new Client(large);

      assertThat(
              other
                  .xero(
                      "Invoices?page=1&where="
                          + encode("Status==\"PAID\" AND Date>DateTime(2024,1,1)"))
                  .statusCode())
          .isEqualTo(200);
      HttpResponse<String> refused = other.xero("Invoices?page=1&where=" + encode("Total>100"));
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(Client.json(refused).path("ErrorNumber").asInt()).isEqualTo(51);
      assertThat(Client.json(refused).path("Type").asText()).isEqualTo("HighVolumeException");
      assertThat(other.xero("Invoices").statusCode()).isEqualTo(400);
      assertThat(other.xero("Invoices?page=1&order=" + encode("Total")).statusCode())
          .isEqualTo(400);
    }
  }

  @Test
  void shouldReadJournalsByOffset() {
    List<Integer> numbers = new ArrayList<>();
    JsonNode page = client.xeroJson("Journals").path("Journals");
    while (!page.isEmpty()) {
      assertThat(page.size()).isLessThanOrEqualTo(100);
      for (JsonNode journal : page) {
        numbers.add(journal.path("JournalNumber").asInt());
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode line : journal.path("JournalLines")) {
          sum = sum.add(line.path("NetAmount").decimalValue());
        }
        assertThat(sum).isEqualByComparingTo("0");
      }
      int last = numbers.get(numbers.size() - 1);
      page = client.xeroJson("Journals?offset=" + last).path("Journals");
    }

    assertThat(numbers).hasSizeGreaterThan(200).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void shouldRefuseJournalsToAnAppThatIsNotEntitled() {
    try (Sandbox plain = Sandbox.builder().invoices(1).jobs(0).journals(false).start()) {
      assertThat(new Client(plain).xero("Journals").statusCode()).isEqualTo(403);
    }
  }

  @Test
  void shouldListBudgetsWithoutLinesAndShowOneWithThreeMonths() {
    JsonNode budget = client.xeroJson("Budgets").at("/Budgets/0");
    JsonNode single =
        client.xeroJson("Budgets/" + budget.path("BudgetID").asText() + "?DateFrom=2025-01-01");

    assertThat(budget.path("BudgetLines")).isEmpty();
    assertThat(single.at("/Budgets/0/BudgetLines/0/BudgetBalances").findValuesAsText("Period"))
        .containsExactly("2025-01", "2025-02", "2025-03");
  }

  @Test
  void shouldAnswerInXmlWhenNobodyAsksForJson() {
    HttpResponse<String> response =
        Client.send(
            HttpRequest.newBuilder(SANDBOX.baseUrl().resolve("/api.xro/2.0/Invoices?page=1"))
                .header("Authorization", client.authorization())
                .header("xero-tenant-id", SANDBOX.xeroTenantId()));

    assertThat(response.headers().firstValue("Content-Type")).hasValue("text/xml; charset=utf-8");
    assertThat(response.body())
        .contains("<Response><Id>", "<Invoices><Invoice><Type>", "<Date>202")
        .doesNotContain("/Date(");
  }

  @Test
  void shouldAskForTheContactOfAnAgedReport() {
    HttpResponse<String> response = client.xero("Reports/AgedReceivablesByContact");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("contactId is required");
  }

  @Test
  void shouldRefuseAReportItsLedgerCannotAnswer() {
    assertThat(client.xero("Reports/ProfitAndLoss?trackingCategoryID=x").statusCode())
        .isEqualTo(400);
  }

  @Test
  void shouldShowContactsBalancesThatAddUpToTheReceivables() {
    BigDecimal outstanding = BigDecimal.ZERO;
    for (JsonNode contact :
        client.xeroJson("Contacts?page=1&pageSize=1000&includeArchived=true").path("Contacts")) {
      outstanding =
          outstanding.add(contact.at("/Balances/AccountsReceivable/Outstanding").decimalValue());
    }

    assertThat(outstanding)
        .isEqualByComparingTo(SANDBOX.truth().receivables(LocalDate.of(2025, 6, 30)).total());
  }

  private JsonNode where(String resource, String where) {
    return client
        .xeroJson(resource + "?page=1&pageSize=1000&where=" + encode(where))
        .path(resource);
  }

  private List<String> ids(String path) {
    return client.xeroJson(path).path("Invoices").findValuesAsText("InvoiceID");
  }

  private List<Integer> scales(String path) {
    List<Integer> scales = new ArrayList<>();
    // Jackson drops trailing zeros of BigDecimals, so the wire text is read.
    Matcher matcher =
        Pattern.compile("\"UnitAmount\":\\d+\\.(\\d+)").matcher(client.xero(path).body());
    while (matcher.find()) {
      scales.add(matcher.group(1).length());
    }
    return scales;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
