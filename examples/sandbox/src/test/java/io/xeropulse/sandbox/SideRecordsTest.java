package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.xeropulse.sandbox.books.Country;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What books nothing fits the books all the same: every id in it leads somewhere, sums add up. */
class SideRecordsTest {

  @RegisterExtension
  static final Sandbox SANDBOX =
      Sandbox.builder().seed(21).invoices(200).jobs(4).country(Country.US).build();

  private final Client client = new Client(SANDBOX);

  @Test
  void shouldAddBatchPaymentsUpFromPaymentsThatNameThem() {
    Map<String, JsonNode> payments = byId("Payments", "PaymentID");
    Set<String> named = new HashSet<>();
    JsonNode batches = list("BatchPayments");

    assertThat(batches).isNotEmpty();
    for (JsonNode batch : batches) {
      BigDecimal sum = BigDecimal.ZERO;
      for (JsonNode part : batch.path("Payments")) {
        JsonNode payment = payments.get(part.path("PaymentID").asText());
        assertThat(payment.path("BatchPaymentID")).isEqualTo(batch.path("BatchPaymentID"));
        assertThat(payment.path("Date")).isEqualTo(batch.path("Date"));
        assertThat(payment.at("/Account/AccountID")).isEqualTo(batch.at("/Account/AccountID"));
        assertThat(part.at("/Invoice/InvoiceID")).isEqualTo(payment.at("/Invoice/InvoiceID"));
        sum = sum.add(payment.path("Amount").decimalValue());
        named.add(payment.path("PaymentID").asText());
      }
      assertThat(batch.path("TotalAmount").decimalValue()).isEqualByComparingTo(sum);
    }
    payments.forEach(
        (id, payment) -> assertThat(payment.has("BatchPaymentID")).isEqualTo(named.contains(id)));
  }

  @Test
  void shouldDropADeletedPaymentFromItsBatch() {
    JsonNode batch = list("BatchPayments").get(0);
    UUID payment = UUID.fromString(batch.at("/Payments/0/PaymentID").asText());

    SANDBOX.books().deletePayment(payment);

    assertThat(list("BatchPayments").toString()).doesNotContain(payment.toString());
    assertThat(byId("Payments", "PaymentID").get(payment.toString()).has("BatchPaymentID"))
        .isFalse();
  }

  @Test
  void shouldClaimReceiptsOfAUserAndBookNone() {
    Map<String, JsonNode> receipts = byId("Receipts", "ReceiptID");
    Map<String, JsonNode> users = byId("Users", "UserID");
    Set<String> claimed = new HashSet<>();
    JsonNode claims = list("ExpenseClaims");

    assertThat(claims).isNotEmpty();
    for (JsonNode claim : claims) {
      assertThat(users).containsKey(claim.at("/User/UserID").asText());
      assertThat(claim.path("Status").asText()).isEqualTo("SUBMITTED"); // so it is not booked
      BigDecimal sum = BigDecimal.ZERO;
      for (JsonNode receipt : claim.path("Receipts")) {
        String id = receipt.path("ReceiptID").asText();
        assertThat(receipts.get(id)).isEqualTo(receipt);
        assertThat(claimed.add(id)).isTrue();
        sum = sum.add(receipt.path("Total").decimalValue());
      }
      assertThat(claim.path("Total").decimalValue()).isEqualByComparingTo(sum);
      assertThat(claim.path("AmountDue").decimalValue()).isEqualByComparingTo(sum);
    }
    receipts.forEach(
        (id, receipt) ->
            assertThat(receipt.path("Status").asText())
                .isEqualTo(claimed.contains(id) ? "SUBMITTED" : "DRAFT"));
  }

  @Test
  void shouldLinkLinesOfBillsToLinesOfInvoicesToTheSameCustomer() {
    Map<String, JsonNode> invoices = byId("Invoices", "InvoiceID");
    JsonNode links = client.xeroJson("LinkedTransactions?page=1").path("LinkedTransactions");

    assertThat(links).isNotEmpty();
    for (JsonNode link : links) {
      JsonNode bill = invoices.get(link.path("SourceTransactionID").asText());
      assertThat(bill.path("Type").asText()).isEqualTo("ACCPAY");
      assertThat(lines(bill)).contains(link.path("SourceLineItemID").asText());
      boolean billed = link.path("Status").asText().equals("BILLED");
      assertThat(link.has("TargetTransactionID")).isEqualTo(billed);
      if (billed) {
        JsonNode invoice = invoices.get(link.path("TargetTransactionID").asText());
        assertThat(invoice.path("Type").asText()).isEqualTo("ACCREC");
        assertThat(lines(invoice)).contains(link.path("TargetLineItemID").asText());
        assertThat(invoice.at("/Contact/ContactID")).isEqualTo(link.path("ContactID"));
      }
    }
  }

  @Test
  void shouldShowGroupsAndContactsTheSameFromBothSidesEvenAfterAnArchiving() {
    assertGroupsAgree();

    SANDBOX.books().archive(3);

    assertGroupsAgree();
  }

  private void assertGroupsAgree() {
    Map<String, List<String>> ofContacts = new HashMap<>();
    for (JsonNode contact : client.xeroJson("Contacts?includeArchived=true").path("Contacts")) {
      for (JsonNode group : contact.path("ContactGroups")) {
        ofContacts
            .computeIfAbsent(group.path("ContactGroupID").asText(), id -> new ArrayList<>())
            .add(contact.path("ContactID").asText());
      }
    }
    JsonNode groups = list("ContactGroups");
    assertThat(groups).hasSize(2);
    for (JsonNode group : groups) {
      String id = group.path("ContactGroupID").asText();
      List<String> members = new ArrayList<>();
      client
          .xeroJson("ContactGroups/" + id)
          .at("/ContactGroups/0/Contacts")
          .forEach(contact -> members.add(contact.path("ContactID").asText()));
      assertThat(members).isNotEmpty().containsExactlyInAnyOrderElementsOf(ofContacts.get(id));
    }
  }

  @Test
  void shouldFindAContactByItsNumberAndAnOrderByItsNumber() {
    JsonNode contact = list("Contacts").get(0);
    String number = contact.path("ContactNumber").asText();
    JsonNode order = list("PurchaseOrders").get(0);

    assertThat(number).isNotEmpty();
    assertThat(client.xeroJson("Contacts/" + number).at("/Contacts/0/ContactID"))
        .isEqualTo(contact.path("ContactID"));
    assertThat(
            client
                .xeroJson("PurchaseOrders/" + order.path("PurchaseOrderNumber").asText())
                .at("/PurchaseOrders/0/PurchaseOrderID"))
        .isEqualTo(order.path("PurchaseOrderID"));
  }

  @Test
  void shouldReadAJournalByIdAndByNumberAsInTheList() {
    JsonNode journal = client.xeroJson("Journals?offset=7").at("/Journals/0");

    assertThat(journal.path("JournalNumber").asInt()).isEqualTo(8);
    assertThat(client.xeroJson("Journals/8").at("/Journals/0")).isEqualTo(journal);
    assertThat(client.xeroJson("Journals/" + journal.path("JournalID").asText()).at("/Journals/0"))
        .isEqualTo(journal);
    assertThat(client.xero("Journals/999999").statusCode()).isEqualTo(404);
    assertThat(client.xero("Journals/0").statusCode()).isEqualTo(404);
  }

  @Test
  void shouldAttachFilesJustWhereTheRecordSaysSoAndServeThemUnderTheirUrl() {
    int with = 0;
    for (JsonNode invoice : client.xeroJson("Invoices?page=1&pageSize=12").path("Invoices")) {
      String path = "Invoices/" + invoice.path("InvoiceID").asText() + "/Attachments";
      JsonNode files = client.xeroJson(path).path("Attachments");
      assertThat(!files.isEmpty()).isEqualTo(invoice.path("HasAttachments").asBoolean());
      for (JsonNode file : files) {
        String url = file.path("Url").asText();
        assertThat(url).startsWith(SANDBOX.baseUrl() + "/api.xro/2.0/");
        HttpResponse<String> content = client.get(url, "xero-tenant-id", SANDBOX.xeroTenantId());
        assertThat(content.body()).contains("Müller", invoice.path("InvoiceID").asText());
        with++;
      }
      assertThat(client.xero(path + "/nothing.txt").statusCode()).isEqualTo(404);
    }
    assertThat(with).isPositive();
  }

  @Test
  void shouldPrintAPdfWhoseTableOfObjectsIsRight() {
    JsonNode invoice = client.xeroJson("Invoices?page=1").at("/Invoices/0");
    String path = "Invoices/" + invoice.path("InvoiceID").asText();
    String pdf = client.xero(path + "/pdf").body();

    assertThat(pdf)
        .contains(invoice.path("InvoiceNumber").asText(), invoice.path("Total").asText());
    Matcher start = Pattern.compile("startxref\n(\\d+)\n%%EOF\n$").matcher(pdf);
    assertThat(start.find()).isTrue();
    int table = Integer.parseInt(start.group(1));
    assertThat(pdf.substring(table)).startsWith("xref\n0 6\n");
    Matcher entries = Pattern.compile("(\\d{10}) 00000 n \n").matcher(pdf);
    for (int object = 1; object <= 5; object++) {
      assertThat(entries.find()).isTrue();
      assertThat(pdf.substring(Integer.parseInt(entries.group(1)))).startsWith(object + " 0 obj");
    }
    Matcher stream =
        Pattern.compile("/Length (\\d+) >>\nstream\n(.*?)\nendstream", Pattern.DOTALL).matcher(pdf);
    assertThat(stream.find()).isTrue();
    assertThat(stream.group(2)).hasSize(Integer.parseInt(stream.group(1)));
    assertThat(client.xeroJson(path).at("/Invoices/0/InvoiceID"))
        .isEqualTo(invoice.path("InvoiceID"));
  }

  @Test
  void shouldShowOnlyInvoicesThatWereAuthorisedOnline() {
    for (JsonNode invoice : client.xeroJson("Invoices?page=1&pageSize=40").path("Invoices")) {
      boolean online =
          invoice.path("Type").asText().equals("ACCREC")
              && List.of("AUTHORISED", "PAID").contains(invoice.path("Status").asText());
      HttpResponse<String> answer =
          client.xero("Invoices/" + invoice.path("InvoiceID").asText() + "/OnlineInvoice");
      assertThat(answer.statusCode()).isEqualTo(online ? 200 : 404);
    }
  }

  @Test
  void shouldReportToTheTaxOfficeWhatTheLedgerSays() {
    JsonNode listed = client.xeroJson("Reports").at("/Reports/0");
    JsonNode report =
        client.xeroJson("Reports/" + listed.path("ReportID").asText()).at("/Reports/0");
    BigDecimal net = new BigDecimal(report.at("/Rows/1/Rows/2/Cells/1/Value").asText());

    assertThat(report.path("ReportName").asText()).isEqualTo("Sales tax return");
    BigDecimal before = SANDBOX.truth().trialBalance(LocalDate.of(2025, 3, 31)).get("820");
    BigDecimal after = SANDBOX.truth().trialBalance(LocalDate.of(2025, 6, 30)).get("820");
    assertThat(net).isEqualByComparingTo(before.subtract(after));

    Map<String, BigDecimal> paid = new HashMap<>();
    byId("Payments", "PaymentID")
        .forEach(
            (id, payment) -> {
              if (payment.path("PaymentType").asText().equals("ACCPAYPAYMENT")
                  && payment.path("Status").asText().equals("AUTHORISED")
                  && millis(payment.path("Date")) >= 1_704_067_200_000L
                  && millis(payment.path("Date")) < 1_735_689_600_000L) {
                paid.merge(
                    payment.at("/Invoice/Contact/ContactID").asText(),
                    payment.path("BankAmount").decimalValue(),
                    BigDecimal::add);
              }
            });
    paid.values().removeIf(amount -> amount.compareTo(new BigDecimal("600")) < 0);
    Map<String, BigDecimal> reported = new HashMap<>();
    client
        .xeroJson("Reports/TenNinetyNine?reportYear=2024")
        .at("/Reports/0/Contacts")
        .forEach(c -> reported.put(c.path("ContactId").asText(), c.path("Box1").decimalValue()));
    assertThat(reported).isNotEmpty().isEqualTo(paid);
  }

  private static long millis(JsonNode date) {
    return Long.parseLong(date.asText().replaceAll("\\D+(\\d+)\\+.*", "$1"));
  }

  private JsonNode list(String name) {
    return client.xeroJson(name).path(name);
  }

  private Map<String, JsonNode> byId(String name, String idField) {
    Map<String, JsonNode> all = new HashMap<>();
    for (JsonNode record : client.xeroJson(name + "?page=1&pageSize=1000&unitdp=4").path(name)) {
      all.put(record.path(idField).asText(), record);
    }
    return all;
  }

  private static List<String> lines(JsonNode invoice) {
    List<String> ids = new ArrayList<>();
    invoice.path("LineItems").forEach(line -> ids.add(line.path("LineItemID").asText()));
    return ids;
  }
}
