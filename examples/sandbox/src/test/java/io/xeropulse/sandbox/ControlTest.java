package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The control interface as a script sees it. */
class ControlTest {

  @RegisterExtension
  static final Sandbox SANDBOX =
      Sandbox.builder().seed(5).invoices(60).jobs(6).control(true).build();

  @Test
  void shouldBeOffUnlessAskedForAndTellItsHealthAlways() {
    try (Sandbox closed = Sandbox.builder().seed(5).invoices(1).jobs(0).start()) {
      HttpResponse<String> refused = send(closed, "GET", "/sandbox/clock", "");
      assertThat(refused.statusCode()).isEqualTo(404);
      assertThat(Client.json(refused).path("todo").asText()).contains("--control");
      for (String path : new String[] {"/health", "/sandbox/health"}) {
        HttpResponse<String> health = send(closed, "GET", path, "");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).isEqualTo("{\"status\":\"UP\",\"control\":false}");
      }
    }
  }

  @Test
  void shouldMoveTheClockThatTokensExpireBy() {
    Client client = new Client(SANDBOX);
    assertThat(client.xero("Organisation").statusCode()).isEqualTo(200);

    ask("PUT", "/sandbox/clock", "{\"now\":\"2031-01-01T00:00:00Z\",\"running\":false}");
    assertThat(ask("GET", "/sandbox/clock", "").path("now").asText())
        .isEqualTo("2031-01-01T00:00:00Z");
    assertThat(client.xero("Organisation").statusCode()).as("half an hour is over").isEqualTo(401);

    Client second = new Client(SANDBOX);
    ask("POST", "/sandbox/clock/advance", "{\"by\":\"PT31M\"}");
    assertThat(second.xero("Organisation").statusCode()).isEqualTo(401);
    ask("PUT", "/sandbox/clock", "{\"running\":true}");
  }

  @Test
  void shouldWriteInvoicesThatTheApiServesAndTheBooksBalanceWith() {
    JsonNode written =
        ask(
            "POST",
            "/sandbox/invoices",
            """
            {"type":"ACCREC","date":"2025-06-03","currency":"USD","rate":0.65,
             "lineAmountTypes":"Exclusive","reference":"PO 9",
             "lines":[{"unitAmount":100.00,"quantity":3,"accountCode":"200","region":"West"},
                      {"unitAmount":-20.00,"accountCode":"240"}]}\
            """);
    String id = written.path("id").asText();
    assertThat(written.path("total").decimalValue()).isEqualByComparingTo("310.00");

    JsonNode served = new Client(SANDBOX).xeroJson("Invoices/" + id).path("Invoices").path(0);
    assertThat(served.path("Total").decimalValue()).isEqualByComparingTo("310.00");
    assertThat(served.path("CurrencyCode").asText()).isEqualTo("USD");
    assertThat(served.path("LineItems").path(0).path("Tracking").path(0).path("Option").asText())
        .isEqualTo("West");

    ask(
        "POST",
        "/sandbox/invoices/" + id + "/payments",
        "{\"date\":\"2025-06-20\",\"amount\":310.00,\"rate\":0.70}");
    assertThat(ask("GET", "/sandbox/records/" + id, "").path("status").asText()).isEqualTo("PAID");
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode balance : ask("GET", "/sandbox/books/trial-balance", "").path("accounts")) {
      sum = sum.add(balance.decimalValue());
    }
    assertThat(sum).isEqualByComparingTo("0");
  }

  @Test
  void shouldAllocateCreditsAndTakeAllocationsBack() {
    String invoice = ask("POST", "/sandbox/invoices", "{\"amount\":100}").path("id").asText();
    String credit =
        ask(
                "POST",
                "/sandbox/invoices/" + invoice + "/credit-notes",
                "{\"amount\":40.00,\"allocated\":0.00}")
            .path("id")
            .asText();
    String allocations = "/sandbox/credits/" + credit + "/allocations";

    ask("POST", allocations, "{\"amount\":30.00}");
    assertThat(due(invoice)).isEqualByComparingTo("70.00");
    assertRefused(
        422, "has 10.00 left, not 11.00", send("POST", allocations, "{\"amount\":11.00}"));
    ask("DELETE", allocations, "");
    assertThat(due(invoice)).isEqualByComparingTo("100.00");
  }

  private static BigDecimal due(String invoice) {
    return ask("GET", "/sandbox/records/" + invoice, "").path("due").decimalValue();
  }

  @Test
  void shouldLetCallsGoWrongAndTellWhatWasAsked() {
    Client client = new Client(SANDBOX);
    ask("DELETE", "/sandbox/calls", "");
    ask("POST", "/sandbox/faults", "{\"fault\":\"BAD_GATEWAY\",\"endpoint\":\"Payments\"}");
    assertThat(client.xero("Payments?page=1").statusCode()).isEqualTo(502);
    assertThat(client.xero("Payments?page=1").statusCode()).isEqualTo(200);

    JsonNode asked = ask("GET", "/sandbox/calls", "");
    assertThat(asked.path("calls").asInt()).isEqualTo(2);
    JsonNode payments = asked.path("endpoints").path(0);
    assertThat(payments.path("tenantId").asText()).isEqualTo(SANDBOX.xeroTenantId());
    assertThat(payments.path("endpoint").asText()).isEqualTo("Payments");
    assertThat(payments.path("wireBytes").asLong()).isPositive();
  }

  @Test
  void shouldExhaustADayAndGiveANewOne() {
    Client client = new Client(SANDBOX);
    ask("PUT", "/sandbox/limits", "{\"enforced\":true,\"perMinute\":60}");
    String tenant = "{\"tenantId\":\"" + SANDBOX.xeroTenantId() + "\",\"window\":\"DAY\"}";
    JsonNode limits = ask("POST", "/sandbox/limits/exhaust", tenant);
    assertThat(limits.path("remaining").path("tenants").path(SANDBOX.xeroTenantId()).path("day"))
        .hasToString("0");

    HttpResponse<String> refused = client.xero("Organisation");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("X-Rate-Limit-Problem")).hasValue("day");
    String wait = refused.headers().firstValue("Retry-After").orElseThrow();
    assertThat(client.xpm("staff.api/list").statusCode())
        .as("the other tenant has a day of its own")
        .isEqualTo(200);

    ask("POST", "/sandbox/clock/advance", "{\"by\":\"PT" + wait + "S\"}");
    assertThat(new Client(SANDBOX).xero("Organisation").statusCode()).isEqualTo(200);
    ask("PUT", "/sandbox/limits", "{\"enforced\":false}");
  }

  @Test
  void shouldChangeTheWork() {
    String job = ask("POST", "/sandbox/jobs", "{\"name\":\"BAS\"}").path("job").asText();
    BigDecimal before = gross();
    String cost =
        ask("POST", "/sandbox/jobs/" + job + "/costs", "{\"quantity\":2,\"unitPrice\":9.50}")
            .path("costId")
            .asText();
    assertThat(gross()).isEqualByComparingTo(before.add(new BigDecimal("19.00")));
    assertThat(new Client(SANDBOX).xpm("job.api/costs/" + job).body()).contains(cost);

    ask("PATCH", "/sandbox/jobs/" + job, "{\"state\":\"Completed\",\"completed\":\"2025-06-30\"}");
    assertThat(new Client(SANDBOX).xpm("job.api/costs/" + job).body()).contains(cost);
    ask("DELETE", "/sandbox/jobs/" + job, "");
    assertThat(gross()).isEqualByComparingTo(before);
  }

  private static BigDecimal gross() {
    return ask("GET", "/sandbox/books/work-in-progress", "").path("gross").decimalValue();
  }

  @Test
  void shouldSayWhatIsWrongAndWhatToDo() {
    assertRefused(404, "nothing at /sandbox/nonsense", send("GET", "/sandbox/nonsense", ""));
    assertRefused(405, "PUT is not done here", send("PUT", "/sandbox/contacts", "{}"));
    assertRefused(400, "The body is not JSON", send("POST", "/sandbox/contacts", "{"));
    assertRefused(400, "The field name is missing", send("POST", "/sandbox/contacts", "{}"));
    assertRefused(
        400,
        "Nothing is done with the field nam",
        send("POST", "/sandbox/contacts", "{\"nam\":\"A\"}"));
    assertRefused(
        400,
        "asAt is \"June\", which does not fit",
        send("GET", "/sandbox/books/receivables?asAt=June", ""));
    assertRefused(
        400, "amount is \"1.005\"", send("POST", "/sandbox/invoices", "{\"amount\":1.005}"));
    assertRefused(
        404,
        "The books have no invoice or bill",
        send(
            "POST",
            "/sandbox/invoices/" + SANDBOX.xeroTenantId() + "/payments",
            "{\"amount\":1.00}"));
    assertRefused(
        422,
        "No account has the code 999",
        send("POST", "/sandbox/bank-transactions", "{\"accountCode\":\"999\",\"amount\":1}"));
  }

  private static void assertRefused(int status, String error, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonNode refusal = Client.json(answer);
    assertThat(refusal.path("status").asInt()).isEqualTo(status);
    assertThat(refusal.path("error").asText()).contains(error);
    assertThat(refusal.path("todo").asText()).isNotBlank();
  }

  private static JsonNode ask(String method, String path, String body) {
    HttpResponse<String> answer = send(method, path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Client.json(answer);
  }

  private static HttpResponse<String> send(String method, String path, String body) {
    return send(SANDBOX, method, path, body);
  }

  private static HttpResponse<String> send(
      Sandbox sandbox, String method, String path, String body) {
    return Client.send(
        HttpRequest.newBuilder(sandbox.baseUrl().resolve(path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }
}
