package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reports on a cash basis and of tracking options, by figures worked out by hand. */
class CashBasisTest {

  @RegisterExtension
  static final Sandbox SANDBOX = Sandbox.builder().invoices(0).jobs(0).control(true).build();

  /** Three lines of 33.33 without tax, one of 10.00 with 1.00 of tax: 110.99 (Australia). */
  @BeforeAll
  static void write() {
    String invoice =
        post(
            "/sandbox/invoices",
            """
            {"date":"2025-03-10","lines":[
             {"unitAmount":33.33,"accountCode":"240","region":"North"},
             {"unitAmount":33.33,"accountCode":"240","region":"South"},
             {"unitAmount":33.33,"accountCode":"240"},
             {"unitAmount":10.00,"accountCode":"200","region":"North"}]}\
            """);
    pay(invoice, "2025-04-30", "40.00");
    pay(invoice, "2025-05-31", "30.00");
    String foreign =
        post(
            "/sandbox/invoices",
            """
            {"date":"2025-04-01","currency":"USD","rate":0.65,
             "lines":[{"unitAmount":1000.00,"accountCode":"240","region":"West"}]}\
            """);
    post(
        "/sandbox/invoices/" + foreign + "/payments",
        "{\"date\":\"2025-05-02\",\"amount\":1000.00,\"rate\":0.64}");
    String credited = post("/sandbox/invoices", "{\"date\":\"2025-05-05\",\"amount\":200.00}");
    post(
        "/sandbox/invoices/" + credited + "/credit-notes",
        "{\"date\":\"2025-05-06\",\"amount\":50.00}");
  }

  @Test
  void shouldRecogniseLinesAndTaxAsFarAsTheyAreSettled() {
    JsonNode april = profit("fromDate=2025-04-01&toDate=2025-04-30&paymentsOnly=true");
    // 40.00 of 110.99 are 39.64 of 109.99 net: 12.012… of each 33.33 and 3.603… of the 10.00, which
    // takes the cent that remains; and 0.36 of the tax.
    assertThat(figure(april, "Export Advisory Fees", 1)).isEqualByComparingTo("36.03");
    assertThat(figure(april, "Accounting Fees", 1)).isEqualByComparingTo("3.61");
    assertThat(figure(trial("2025-04-30"), "GST (820)", 4)).isEqualByComparingTo("0.36");
    assertThat(figure(trial("2025-04-30"), "Business Bank Account (090)", 3))
        .isEqualByComparingTo("40.00");
  }

  @Test
  void shouldRealiseGainsWhereTheyAreSettled() {
    JsonNode may = profit("fromDate=2025-05-01&toDate=2025-05-31&paymentsOnly=true");
    // 1,000 at 0.65 are 1,538.46, paid at 0.64 with 1,562.50.
    assertThat(figure(may, "Realised Currency Gains", 1)).isEqualByComparingTo("-24.04");
  }

  @Test
  void shouldHoldNothingOnTheControlAccountsAndBalance() {
    JsonNode trial = trial("2025-06-30");
    assertThat(row(trial, "Accounts Receivable (610)").isMissingNode()).isTrue();
    assertThat(figure(trial, "Total", 3)).isEqualByComparingTo(figure(trial, "Total", 4));
    JsonNode sheet = report("BalanceSheet?date=2025-06-30&paymentsOnly=true");
    assertThat(figure(sheet, "Net Assets", 1))
        .isEqualByComparingTo(figure(sheet, "Total Equity", 1));
  }

  @Test
  void shouldLetACreditNoteSettleBothDocumentsWithoutAnIncome() {
    JsonNode may = profit("fromDate=2025-05-06&toDate=2025-05-06&paymentsOnly=true");
    assertThat(figure(may, "Net Profit", 1)).isEqualByComparingTo("0.00");
  }

  @Test
  void shouldShowAColumnPerTrackingOption() {
    String category =
        new Client(SANDBOX)
            .xeroJson("TrackingCategories")
            .at("/TrackingCategories/0/TrackingCategoryID")
            .asText();
    JsonNode report =
        profit("fromDate=2025-03-01&toDate=2025-03-31&trackingCategoryID=" + category);

    assertThat(report.at("/Rows/0/Cells").findValuesAsText("Value"))
        .containsExactly("", "North", "South", "West", "Unassigned", "Total");
    List<String> fees = new ArrayList<>();
    row(report, "Export Advisory Fees")
        .path("Cells")
        .forEach(cell -> fees.add(cell.path("Value").asText()));
    assertThat(fees)
        .containsExactly("Export Advisory Fees", "33.33", "33.33", "0.00", "33.33", "99.99");
  }

  @Test
  void shouldCountTheLinesOfOneTrackingOption() {
    JsonNode category =
        new Client(SANDBOX).xeroJson("TrackingCategories").at("/TrackingCategories/0");
    String north = category.at("/Options/0/TrackingOptionID").asText();
    String south = category.at("/Options/1/TrackingOptionID").asText();
    String march = "fromDate=2025-03-01&toDate=2025-03-31&";

    JsonNode report = profit(march + "trackingOptionID=" + north);
    assertThat(figure(report, "Net Profit", 1)).isEqualByComparingTo("43.33");
    JsonNode compared = profit(march + "periods=1&timeframe=MONTH&trackingOptionID=" + north);
    assertThat(figure(compared, "Net Profit", 1)).isEqualByComparingTo("43.33");
    assertThat(figure(compared, "Net Profit", 2)).isEqualByComparingTo("0.00");
    JsonNode both = profit(march + "trackingOptionID=" + north + "&trackingOptionID2=" + south);
    assertThat(figure(both, "Net Profit", 1)).isEqualByComparingTo("0.00");
    JsonNode sheet = report("BalanceSheet?date=2025-06-30&trackingOptionID1=" + north);
    assertThat(figure(sheet, "Current Year Earnings", 1)).isEqualByComparingTo("43.33");
  }

  @Test
  void shouldRefuseWhatIsNoOptionAndNoFlag() {
    Client client = new Client(SANDBOX);
    for (String query :
        new String[] {
          "trackingOptionID=" + SANDBOX.xeroTenantId(),
          "trackingCategoryID=x",
          "paymentsOnly=perhaps",
          "standardLayout=1"
        }) {
      assertThat(client.xero("Reports/ProfitAndLoss?" + query).statusCode())
          .as(query)
          .isEqualTo(400);
    }
  }

  private static JsonNode profit(String query) {
    return report("ProfitAndLoss?" + query);
  }

  private static JsonNode trial(String date) {
    return report("TrialBalance?paymentsOnly=true&date=" + date);
  }

  private static JsonNode report(String query) {
    return new Client(SANDBOX).xeroJson("Reports/" + query).at("/Reports/0");
  }

  private static BigDecimal figure(JsonNode report, String name, int cell) {
    return new BigDecimal(row(report, name).path("Cells").path(cell).path("Value").asText());
  }

  private static JsonNode row(JsonNode report, String name) {
    for (JsonNode section : report.path("Rows")) {
      for (JsonNode row : section.path("Rows")) {
        if (row.at("/Cells/0/Value").asText().equals(name)) {
          return row;
        }
      }
    }
    return report.path("missing");
  }

  private static void pay(String invoice, String date, String amount) {
    post(
        "/sandbox/invoices/" + invoice + "/payments",
        "{\"date\":\"%s\",\"amount\":%s}".formatted(date, amount));
  }

  private static String post(String path, String body) {
    HttpResponse<String> answer =
        Client.send(
            HttpRequest.newBuilder(SANDBOX.baseUrl().resolve(path))
                .POST(BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Client.json(answer).path("id").asText();
  }
}
