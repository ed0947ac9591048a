package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.xeropulse.sandbox.Specification.Get;
import io.xeropulse.sandbox.http.Call;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every GET of Practice Manager's document answers, with records, and as its schema says. */
class EveryPracticeGetTest {

  @RegisterExtension
  static final Sandbox SANDBOX = Sandbox.builder().seed(9).invoices(10).jobs(30).build();

  private static final Specification XPM = Specification.of("/spec/xpm-3.1.yaml");
  private static final String WINDOW = "from=20240701&to=20250630";
  private static final Client[] CLIENT = new Client[1];

  static Stream<Get> gets() {
    return XPM.gets().stream();
  }

  @ParameterizedTest
  @MethodSource("gets")
  void shouldAnswerForEveryGetOfPracticeManager(Get get) {
    String path = practicePath(get);

    JsonNode answer = client().xpmJson(path);

    assertThat(answer.path("status").asText()).as(path).isEqualTo("OK");
    assertThat(XPM.violations(get.schema(), answer)).as(path).isEmpty();
    for (var field : answer.properties()) {
      if (!field.getKey().equals("status") && !field.getValue().isNumber()) {
        assertThat(field.getValue()).as("%s of %s", field.getKey(), path).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("gets")
  void shouldSayWhichPracticeManagerRecordIsUnknown(Get get) {
    if (get.path().contains("{")) {
      String path = get.path().substring(1).replaceAll("\\{\\w+}", new UUID(7, 7).toString());
      HttpResponse<String> response =
          client().xpmAsJson(get.required().isEmpty() ? path : path + "?" + WINDOW);

      assertThat(response.statusCode()).as(path).isEqualTo(404);
      assertThat(XPM.violations("ResponseErrorDto", Client.json(response))).isEmpty();
      assertThat(Client.json(response).path("errorDescription").asText()).startsWith("Invalid ");
    }
  }

  private static Client client() {
    if (CLIENT[0] == null) {
      CLIENT[0] = new Client(SANDBOX);
    }
    return CLIENT[0];
  }

  private static String practicePath(Get get) {
    String path = get.path().substring(1);
    if (get.id().equals("searchClients")) {
      return path + "?query=a";
    }
    String query =
        get.required().contains("from")
            ? "?" + WINDOW
            : get.required().contains("page") ? "?page=1" : "";
    if (!path.contains("{")) {
      return path + query;
    }
    JsonNode time = client().xpmJson("time.api/list?" + WINDOW).at("/times/0");
    JsonNode job = time.at("/job/id");
    Map<String, Function<Client, String>> ids =
        Map.ofEntries(
            Map.entry(
                "client.api/contact/",
                c -> c.xpmJson("client.api/contacts").at("/contacts/0/uuid").asText()),
            Map.entry(
                "client.api/", c -> c.xpmJson("client.api/list").at("/clients/0/uuid").asText()),
            Map.entry(
                "clientgroup.api/",
                c -> c.xpmJson("clientgroup.api/list").at("/groups/0/uuid").asText()),
            Map.entry(
                "cost.api/", c -> c.xpmJson("cost.api/list?page=1").at("/costs/0/uuid").asText()),
            Map.entry(
                "customfield.api/",
                c ->
                    c.xpmJson("customfield.api/definition")
                        .at("/customFieldDefinitions/0/uuid")
                        .asText()),
            Map.entry(
                "job.api/task/",
                c ->
                    c.xpmJson("job.api/get/" + Call.encode(job.asText()))
                        .at("/job/tasks/0/uuid")
                        .asText()),
            Map.entry("job.api/cost/", EveryPracticeGetTest::someCost),
            Map.entry("job.api/costs/", EveryPracticeGetTest::jobWithCosts),
            Map.entry(
                "job.api/client/",
                c ->
                    c.xpmJson("job.api/get/" + Call.encode(job.asText()))
                        .at("/job/client/uuid")
                        .asText()),
            Map.entry(
                "job.api/staff/",
                c ->
                    c.xpmJson("job.api/get/" + Call.encode(job.asText()))
                        .at("/job/assigned/0/uuid")
                        .asText()),
            Map.entry("job.api/", c -> job.asText()),
            Map.entry("time.api/job/", c -> job.asText()),
            Map.entry("time.api/staff/", c -> time.at("/staff/uuid").asText()),
            Map.entry("time.api/", c -> time.path("uuid").asText()),
            Map.entry("staff.api/", c -> time.at("/staff/uuid").asText()),
            Map.entry("task.api/", c -> time.at("/task/uuid").asText()),
            Map.entry(
                "invoice.api/job/",
                c -> c.xpmJson("invoice.api/list?" + WINDOW).at("/invoices/0/jobText").asText()),
            Map.entry("invoice.api/payments/", EveryPracticeGetTest::paidInvoice),
            Map.entry(
                "invoice.api/",
                c -> c.xpmJson("invoice.api/list?" + WINDOW).at("/invoices/0/id").asText()),
            Map.entry(
                "quote.api/",
                c -> c.xpmJson("quote.api/list?" + WINDOW).at("/quotes/0/id").asText()));
    String prefix =
        ids.keySet().stream()
            .filter(path::startsWith)
            .max(Comparator.comparingInt(String::length))
            .orElseThrow();
    return path.replaceAll("\\{\\w+}", Call.encode(ids.get(prefix).apply(client()))) + query;
  }

  private static String paidInvoice(Client client) {
    for (JsonNode invoice : client.xpmJson("invoice.api/list?" + WINDOW).path("invoices")) {
      if (invoice.path("status").asText().equals("Paid")) {
        return invoice.path("id").asText();
      }
    }
    throw new AssertionError("no invoice is paid");
  }

  private static String jobWithCosts(Client client) {
    for (JsonNode job : client.xpmJson("job.api/list?" + WINDOW).path("jobs")) {
      String number = job.path("id").asText();
      if (!client.xpmJson("job.api/costs/" + Call.encode(number)).path("costs").isEmpty()) {
        return number;
      }
    }
    throw new AssertionError("no job has costs");
  }

  private static String someCost(Client client) {
    return client
        .xpmJson("job.api/costs/" + Call.encode(jobWithCosts(client)))
        .at("/costs/0/uuid")
        .asText();
  }
}
