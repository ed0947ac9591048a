package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.xeropulse.sandbox.xero.Quirk;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every JSON reply is what Xero's published specifications say, unless a quirk is switched on. */
class SpecificationTest {

  @RegisterExtension
  static final Sandbox SANDBOX = Sandbox.builder().seed(9).invoices(200).jobs(30).quirks().build();

  private static final Specification XERO = Specification.of("/spec/xero-accounting.yaml");
  private static final Specification XPM = Specification.of("/spec/xpm-3.1.yaml");

  @ParameterizedTest
  @CsvSource({
    "Accounts, Accounts",
    "BankTransactions, BankTransactions",
    "BankTransfers, BankTransfers",
    "BatchPayments, BatchPayments",
    "BrandingThemes, BrandingThemes",
    "Budgets, Budgets",
    "ContactGroups, ContactGroups",
    "Contacts, Contacts",
    "CreditNotes, CreditNotes",
    "Currencies, Currencies",
    "ExpenseClaims, ExpenseClaims",
    "Invoices, Invoices",
    "Items, Items",
    "Journals, Journals",
    "LinkedTransactions, LinkedTransactions",
    "ManualJournals, ManualJournals",
    "Organisation, Organisations",
    "Overpayments, Overpayments",
    "Payments, Payments",
    "PaymentServices, PaymentServices",
    "Prepayments, Prepayments",
    "PurchaseOrders, PurchaseOrders",
    "Quotes, Quotes",
    "Receipts, Receipts",
    "RepeatingInvoices, RepeatingInvoices",
    "TaxRates, TaxRates",
    "TrackingCategories, TrackingCategories",
    "Users, Users",
    "Reports, ReportWithRows",
    "Reports/TrialBalance, ReportWithRows",
    "Reports/ProfitAndLoss?periods=3&timeframe=QUARTER, ReportWithRows",
    "Reports/BalanceSheet?periods=2, ReportWithRows",
    "Reports/BankSummary, ReportWithRows",
    "Reports/BudgetSummary, ReportWithRows",
    "Reports/ExecutiveSummary, ReportWithRows",
  })
  void shouldAnswerAsTheAccountingSpecificationSays(String path, String schema) {
    Client client = new Client(SANDBOX);
    String all = path.contains("?") || path.contains("/") ? path : path + "?page=1&pageSize=1000";

    for (String variant : path.equals(all) ? List.of(path) : List.of(path, all)) {
      HttpResponse<String> response = client.xero(variant);
      assertThat(response.statusCode()).as(variant).isEqualTo(200);
      assertThat(XERO.violations(schema, Client.json(response))).as(variant).isEmpty();
    }
  }

  @Test
  void shouldAnswerForSingleRecordsAndAgedReportsToo() {
    Client client = new Client(SANDBOX);
    JsonNode invoice = client.xeroJson("Invoices?page=1").at("/Invoices/0");
    String contact = invoice.at("/Contact/ContactID").asText();
    String budget = client.xeroJson("Budgets").at("/Budgets/0/BudgetID").asText();

    assertThat(
            XERO.violations(
                "Invoices", client.xeroJson("Invoices/" + invoice.path("InvoiceID").asText())))
        .isEmpty();
    assertThat(XERO.violations("Budgets", client.xeroJson("Budgets/" + budget))).isEmpty();
    for (String side : List.of("Receivables", "Payables")) {
      assertThat(
              XERO.violations(
                  "ReportWithRows",
                  client.xeroJson("Reports/Aged" + side + "ByContact?contactId=" + contact)))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "job.api/list?from=20240701&to=20250630, JobListResponseDto",
    "job.api/list?from=20240701&to=20250630&detailed=true, JobListResponseDto",
    "job.api/current, JobListResponseDto",
    "jobstate.api/list, JobStateListResponseDto",
    "time.api/list?from=20240701&to=20250630, TimeListResponseDto",
    "staff.api/list, StaffListResponseDto",
    "task.api/list, TaskListResponseDto",
    "client.api/list?detailed=true, ClientListResponseDto",
    "client.api/list?modifiedSince=2024-01-01T00:00:00, ClientListResponseDto",
    "client.api/paged-list?pageSize=5, ClientPagedListResponseDto",
    "clientgroup.api/list, ClientGroupListResponseDto",
    "category.api/list, CategoryResponseDto",
    "cost.api/list, CostListResponseDto",
    "quote.api/list?from=20240701&to=20250630, QuoteListResponseDto",
    "invoice.api/list?from=20240701&to=20250630, InvoiceListResponseDto",
    "invoice.api/list?from=20240701&to=20250630&detailed=true, InvoiceListResponseDto",
    "invoice.api/get/I000500, InvoiceResponseDto",
    "invoice.api/payments/I000500, InvoicePaymentsResponseDto",
  })
  void shouldAnswerAsThePracticeManagerSpecificationSays(String path, String schema) {
    JsonNode answer = xpmJson(path);

    assertThat(answer.path("status").asText()).as(path).isEqualTo("OK");
    assertThat(XPM.violations(schema, answer)).as(path).isEmpty();
  }

  @Test
  void shouldAnswerForSingleJobsAndTheirCostsToo() {
    JsonNode jobs = xpmJson("job.api/list?from=20240701&to=20250630").path("jobs");
    assertThat(jobs).isNotEmpty();
    for (JsonNode job : jobs) {
      String number =
          URLEncoder.encode(job.path("id").asText(), StandardCharsets.UTF_8).replace("+", "%20");
      assertThat(XPM.violations("JobResponseDto", xpmJson("job.api/get/" + number))).isEmpty();
      assertThat(XPM.violations("JobCostListResponseDto", xpmJson("job.api/costs/" + number)))
          .isEmpty();
    }
    assertThat(XPM.violations("ResponseErrorDto", xpmJson("job.api/get/nothing"))).isEmpty();
  }

  @Test
  void shouldLeaveTheSpecificationOnlyAsFarAsTheQuirkSwitchedOn() {
    assertThat(violations(Quirk.ENVELOPE)).contains("undeclared: DateTimeUTC");
    assertThat(violations(Quirk.UNDECLARED_FIELDS)).contains("undeclared: DateString");
    assertThat(violations(Quirk.NUMBERS_AS_STRINGS))
        .anyMatch(v -> v.contains("string found, number"));
    assertThat(violations(Quirk.BOOLEANS_AS_STRINGS))
        .anyMatch(v -> v.contains("string found, boolean"));
    assertThat(violations(Quirk.NULL_ELEMENTS)).anyMatch(v -> v.contains("null found, object"));
  }

  private static Collection<String> violations(Quirk quirk) {
    try (Sandbox sandbox = Sandbox.builder().invoices(20).jobs(0).quirks(quirk).start()) {
      return XERO.violations("Invoices", new Client(sandbox).xeroJson("Invoices?page=1"));
    }
  }

  private static JsonNode xpmJson(String path) {
    return Client.json(
        new Client(SANDBOX)
            .get(
                "/practicemanager/3.1/" + path,
                "xero-tenant-id",
                SANDBOX.xpmTenantId(),
                "Xero-Features",
                "practice-strict-content-type"));
  }
}
