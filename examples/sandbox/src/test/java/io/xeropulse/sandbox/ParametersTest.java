package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No parameter that the specification has is silently ignored. */
class ParametersTest {

  private static final String FIRST = "00000000-0000-4000-8000-000000000001";

  /** A value of each that leaves something out or in of the fixtures below. */
  private static final Map<String, String> PICKING =
      Map.ofEntries(
          Map.entry("page", "2"),
          Map.entry("pageSize", "1"),
          Map.entry("IDs", FIRST),
          Map.entry("InvoiceNumbers", "N-1"),
          Map.entry("References", "R-1"),
          Map.entry("ContactIDs", FIRST),
          Map.entry("ContactID", FIRST),
          Map.entry("LinkedTransactionID", FIRST),
          Map.entry("SourceTransactionID", FIRST),
          Map.entry("TargetTransactionID", FIRST),
          Map.entry("Statuses", "DRAFT"),
          Map.entry("Status", "DRAFT"),
          Map.entry("QuoteNumber", "Q-1"),
          Map.entry("searchTerm", "1@example"),
          Map.entry("summaryOnly", "true"),
          Map.entry("includeArchived", "TRUE"),
          Map.entry("includeDeleted", "true"),
          Map.entry("createdByMyApp", "true"),
          Map.entry("DateFrom", "2025-02-01"),
          Map.entry("DateTo", "2025-02-01"),
          Map.entry("ExpiryDateFrom", "2025-03-01"),
          Map.entry("ExpiryDateTo", "2025-03-01"),
          Map.entry("offset", "1"),
          Map.entry("where", "Colour==1"),
          Map.entry("order", "Colour"));

  private static final Map<String, String> OF_REPORTS =
      Map.of(
          "date", "2023-09-30",
          "fromDate", "2025-06-30",
          "toDate", "2023-09-30",
          "timeframe", "YEAR",
          "standardLayout", "true",
          "paymentsOnly", "true");

  /** What changes nothing that the sandbox has, and why. */
  private static final Map<String, String> REASONS =
      Map.of(
          "Budgets DateFrom", "a list shows no months, which are all it chooses: see senseless",
          "Budgets DateTo", "the same",
          "Reports/BalanceSheet standardLayout", "the sandbox's layout is the standard one",
          "Reports/ProfitAndLoss standardLayout", "the same");

  @TempDir static Path directory;

  private static Sandbox fixtures;

  @RegisterExtension
  static final Sandbox BOOKS = Sandbox.builder().seed(51).invoices(60).jobs(1).build();

  @BeforeAll
  static void serveRecordsThatDiffer() throws IOException {
    Files.createDirectories(directory.resolve("xero"));
    for (String path : lists()) {
      String key = path.equals("Organisation") ? "Organisations" : path;
      Files.writeString(
          directory.resolve("xero/get" + key + ".json"),
          "{\""
              + key
              + "\":["
              + record(key, 1)
              + ","
              + record(key, 2)
              + ","
              + record(key, 3)
              + "]}");
    }
    fixtures = Sandbox.builder().fixtures(directory).start();
  }

  @AfterAll
  static void stop() {
    fixtures.close();
  }

  static List<String> lists() throws IOException {
    List<String> lists = new ArrayList<>();
    for (var path : specification().path("paths").properties()) {
      boolean list = path.getValue().has("get") && path.getKey().matches("/[A-Za-z]+");
      if (list && !path.getKey().equals("/Reports")) {
        lists.add(path.getKey().substring(1));
      }
    }
    return lists;
  }

  @ParameterizedTest
  @MethodSource("lists")
  void shouldHeedOrRefuseEveryParameterOfAList(String list) throws IOException {
    Client client = new Client(fixtures);
    for (String parameter : parameters("/" + list)) {
      if (parameter.equals("unitdp") || parameter.equals("paymentsOnly")) {
        continue; // fixtures keep their digits: of the books below
      }
      assertThat(PICKING)
          .as(list + " has a parameter that nothing is known of")
          .containsKey(parameter);
      HttpResponse<String> without = client.xero(list);
      HttpResponse<String> with =
          client.xero(list + "?" + parameter + "=" + PICKING.get(parameter));

      assertThat(without.statusCode()).as(list).isEqualTo(200);
      if (REASONS.containsKey(list + " " + parameter)) {
        assertThat(with.statusCode()).isEqualTo(200);
      } else if (parameter.equals("where") || parameter.equals("order")) {
        assertThat(with.statusCode()).as(list + " " + parameter).isEqualTo(400);
        assertThat(with.body()).contains("No property or field 'Colour' exists in type");
      } else {
        assertThat(with.statusCode()).as(list + " " + parameter + with.body()).isEqualTo(200);
        assertThat(shown(with, list)).as(list + " " + parameter).isNotEqualTo(shown(without, list));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("lists")
  void shouldRefuseSenselessDatesAndTruthsOfAList(String list) throws IOException {
    Client client = new Client(fixtures);
    for (String parameter : parameters("/" + list)) {
      boolean typed =
          parameter.contains("Date")
              || PICKING.getOrDefault(parameter, "").equalsIgnoreCase("true");
      if (typed) {
        assertThat(client.xero(list + "?" + parameter + "=perhaps").statusCode())
            .as(list + " " + parameter)
            .isEqualTo(400);
      }
    }
  }

  @Test
  void shouldShowUnitAmountsWithFourDecimalsWhereverThatIsDocumented() throws IOException {
    Client client = new Client(BOOKS);
    int checked = 0;
    for (var path : specification().path("paths").properties()) {
      if (!parameters(path.getKey()).contains("unitdp")) {
        continue;
      }
      String list = path.getKey().substring(1).replaceFirst("/.*", "");
      JsonNode first = client.xeroJson(list + "?page=1").path(list).path(0);
      if (first.isMissingNode()) {
        continue; // a list of which the books have nothing
      }
      String id = first.path(list.replaceFirst("s$", "") + "ID").asText();
      String url = path.getKey().contains("{") ? list + "/" + id : list;
      String joint = url.equals(list) ? "?page=1&" : "?";
      assertThat(client.xero(url + joint + "unitdp=4").body())
          .as(url)
          .containsPattern("\"Unit(Amount|Price)\":-?\\d+\\.\\d{4}\\b");
      assertThat(client.xero(url + joint + "unitdp=2").body())
          .as(url)
          .containsPattern("\"Unit(Amount|Price)\":-?\\d+\\.\\d{2}\\b")
          .doesNotContainPattern("\"Unit(Amount|Price)\":-?\\d+\\.\\d{3}");
      checked++;
    }
    assertThat(checked).isGreaterThanOrEqualTo(9);
  }

  @Test
  void shouldHeedOrRefuseEveryParameterOfASingleBudgetAndOfJournals() {
    Client client = new Client(BOOKS);
    String budget = "Budgets/" + client.xeroJson("Budgets").at("/Budgets/0/BudgetID").asText();
    String whole = client.xeroJson(budget).path("Budgets").toString();

    for (String parameter : List.of("DateFrom", "DateTo")) {
      String picked =
          client.xeroJson(budget + "?" + parameter + "=2025-09-01").path("Budgets").toString();
      assertThat(picked).isNotEqualTo(whole);
      assertThat(client.xero(budget + "?" + parameter + "=soon").statusCode()).isEqualTo(400);
    }
    assertThat(client.xero("Journals?offset=many").statusCode()).isEqualTo(400);
    assertThat(client.xero("Journals?paymentsOnly=perhaps").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @MethodSource("reports")
  void shouldHeedOrRefuseEveryParameterOfAReport(String path) throws IOException {
    Client client = new Client(BOOKS);
    String contact =
        client
            .xeroJson("Invoices?pageSize=1&order=Date%20DESC&where=" + owed(path))
            .at("/Invoices/0/Contact/ContactID")
            .asText();
    String base = path.substring(1) + "?periods=1&contactId=" + contact;
    String plain = path.substring(1) + "?contactId=" + contact;
    boolean compared = parameters(path).contains("periods");
    HttpResponse<String> without = client.xero(compared ? base : plain);
    assertThat(without.statusCode()).as(path).isIn(200, 404);
    for (String parameter : parameters(path)) {
      if (!parameter.endsWith("ID") && without.statusCode() == 200) {
        assertThat(client.xero(plain + "&" + parameter + "=perhaps").statusCode())
            .as(path + " " + parameter)
            .isEqualTo(parameter.equals("contactId") ? 200 : 400);
      }
      if (REASONS.containsKey(path.substring(1) + " " + parameter)) {
        continue;
      }
      String value = OF_REPORTS.getOrDefault(parameter, FIRST);
      String query =
          parameter.equals("periods")
              ? plain + "&periods=3"
              : parameter.equals("contactId")
                  ? path.substring(1)
                  : (compared ? base : plain) + "&" + parameter + "=" + value;
      HttpResponse<String> with = client.xero(query);
      boolean refused = with.statusCode() == 400;
      boolean missing = without.statusCode() == 404; // of another country
      assertThat(refused || missing || !rows(with).equals(rows(without)))
          .as(path + " " + parameter)
          .isTrue();
    }
  }

  private static String owed(String path) {
    String type = path.contains("Payables") ? "ACCPAY" : "ACCREC";
    return URLEncoder.encode(
        "Type==\"" + type + "\" AND AmountDue>0 AND Status==\"AUTHORISED\"",
        StandardCharsets.UTF_8);
  }

  static List<String> reports() throws IOException {
    List<String> reports = new ArrayList<>();
    for (var path : specification().path("paths").properties()) {
      if (path.getKey().matches("/Reports/[A-Za-z]+")) {
        reports.add(path.getKey());
      }
    }
    return reports;
  }

  private static String rows(HttpResponse<String> answer) {
    return Client.json(answer).findPath("Rows").toString();
  }

  @Test
  void shouldPageByASizeAlone() {
    JsonNode page = new Client(BOOKS).xeroJson("Invoices?pageSize=7");

    assertThat(page.path("Invoices")).hasSize(7);
    assertThat(page.at("/pagination/pageCount").asInt()).isEqualTo(9);
    assertThat(page.at("/Invoices/0/LineItems")).isNotEmpty();
  }

  private static String shown(HttpResponse<String> answer, String list) {
    JsonNode json = Client.json(answer);
    return json.path(list) + " " + json.path("pagination").path("pageSize");
  }

  private static List<String> parameters(String path) throws IOException {
    List<String> names = new ArrayList<>();
    JsonNode shared = specification().at("/components/parameters");
    for (JsonNode parameter : specification().path("paths").path(path).at("/get/parameters")) {
      String reference = parameter.path("$ref").asText("").replaceFirst(".*/", "");
      JsonNode resolved = reference.isEmpty() ? parameter : shared.path(reference);
      if (resolved.path("in").asText().equals("query")) {
        names.add(resolved.path("name").asText());
      }
    }
    return names;
  }

  /** One record with a field for every parameter; the third one is put away. */
  private static String record(String key, int n) {
    String id = FIRST.substring(0, 35) + n;
    String idField =
        (key.endsWith("ies")
                ? key.substring(0, key.length() - 3) + "y"
                : key.replaceFirst("s$", ""))
            + "ID";
    String status =
        n == 1 ? "DRAFT" : n == 2 ? "ACTIVE" : key.equals("BankTransfers") ? "DELETED" : "ARCHIVED";
    String date = "/Date(" + (1_735_689_600_000L + n * 2_678_400_000L / 2) + "+0000)/";
    String expiry = "/Date(" + (1_738_368_000_000L + n * 2_678_400_000L / 2) + "+0000)/";
    return """
    {"%s":"%s","Status":"%s","ContactStatus":"%s","Name":"Name %d","EmailAddress":"%d@example.test",
     "InvoiceNumber":"N-%d","QuoteNumber":"Q-%d","Reference":"R-%d %d@example.test","JournalNumber":%d,
     "Contact":{"ContactID":"%s"},"ContactID":"%s","SourceTransactionID":"%s","TargetTransactionID":"%s",
     "Date":"%s","ExpiryDate":"%s","LineItems":[{"Quantity":1}],"Addresses":[{"City":"X"}]}
    """
        .formatted(idField, id, status, status, n, n, n, n, n, n, n, id, id, id, id, date, expiry)
        .replace(
            "R-" + n + " " + n + "@example.test",
            key.equals("Invoices") ? n + "@example.test" : "R-" + n);
  }

  private static JsonNode specification;

  private static JsonNode specification() throws IOException {
    if (specification == null) {
      try (InputStream in =
          ParametersTest.class.getResourceAsStream("/spec/xero-accounting.yaml")) {
        specification = new YAMLMapper().readTree(in);
      }
    }
    return specification;
  }
}
