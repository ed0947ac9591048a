package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import io.xeropulse.sandbox.xero.Quirk;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every JSON reply is what Xero's published specifications say, unless a quirk is switched on. */
class SpecificationTest {

  @RegisterExtension
  static final Sandbox SANDBOX = Sandbox.builder().seed(9).invoices(200).jobs(30).quirks().build();

  private static final Specification XERO = new Specification("/spec/xero-accounting.yaml");
  private static final Specification XPM = new Specification("/spec/xpm-3.1.yaml");

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

  /** A specification, and how far an answer is from one of its schemas. */
  private static final class Specification {

    private final JsonNode document;
    private final String text;

    Specification(String resource) {
      try (InputStream in = SpecificationTest.class.getResourceAsStream(resource)) {
        document = new YAMLMapper().readTree(in);
        // Practice Manager's composes closed schemas with allOf, which by the letter nothing can
        // satisfy; what it does not declare is looked for below instead.
        text =
            document
                .toString()
                .replaceAll(",\"additionalProperties\":false|\"additionalProperties\":false,", "");
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }

    Collection<String> violations(String schema, JsonNode answer) {
      JsonSchemaFactory factory =
          JsonSchemaFactory.builder(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4))
              .metaSchema(OpenApi30.getInstance())
              .defaultMetaSchemaIri(OpenApi30.getInstance().getIri())
              .schemaLoaders(l -> l.schemas(Map.of("https://spec.test/s.json", text)))
              .build();
      JsonSchema validator =
          factory.getSchema(
              SchemaLocation.of("https://spec.test/s.json#/components/schemas/" + schema),
              SchemaValidatorsConfig.builder().formatAssertionsEnabled(false).build());
      List<String> violations = new ArrayList<>();
      for (ValidationMessage message : validator.validate(answer)) {
        violations.add(message.getMessage());
      }
      Set<String> undeclared = new TreeSet<>();
      undeclared(document.at("/components/schemas/" + schema), answer, undeclared);
      undeclared.forEach(name -> violations.add("undeclared: " + name));
      return violations;
    }

    private void undeclared(JsonNode schema, JsonNode value, Set<String> found) {
      JsonNode resolved = resolve(schema);
      if (value.isArray()) {
        value.forEach(item -> undeclared(resolved.path("items"), item, found));
        return;
      }
      for (var field : value.properties()) {
        JsonNode declared = property(resolved, field.getKey());
        if (declared == null) {
          found.add(field.getKey());
        } else {
          undeclared(declared, field.getValue(), found);
        }
      }
    }

    private JsonNode resolve(JsonNode schema) {
      JsonNode at = schema;
      while (at.has("$ref")) {
        at = document.at(at.path("$ref").asText().substring(1));
      }
      return at;
    }

    private JsonNode property(JsonNode schema, String name) {
      JsonNode own = schema.path("properties").get(name);
      if (own != null) {
        return own;
      }
      for (String composition : List.of("allOf", "oneOf", "anyOf")) {
        for (JsonNode part : schema.path(composition)) {
          JsonNode inherited = property(resolve(part), name);
          if (inherited != null) {
            return inherited;
          }
        }
      }
      return null;
    }
  }
}
