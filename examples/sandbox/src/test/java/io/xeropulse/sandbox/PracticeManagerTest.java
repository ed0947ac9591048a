package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PracticeManagerTest {

  @RegisterExtension
  static final Sandbox SANDBOX = Sandbox.builder().seed(17).invoices(1).jobs(40).build();

  private final Client client = new Client(SANDBOX);

  @Test
  void shouldAnswerInXmlUntilTheFeatureIsSwitchedOn() {
    assertThat(client.xpm("staff.api/list").body()).startsWith("<?xml");
    assertThat(json("staff.api/list").path("staffList")).hasSize(8);
  }

  @Test
  void shouldShowOnlyTheFieldsAskedFor() {
    JsonNode time =
        json("time.api/list?from=20240701&to=20250630&fields=uuid,minutes").at("/times/0");

    assertThat(time.properties()).extracting(Map.Entry::getKey).containsExactly("uuid", "minutes");
    assertThat(client.xpm("staff.api/list?fields=name").body())
        .contains("<Staff><Name>Ava Ng</Name></Staff>");
  }

  @Test
  void shouldPageClientsByTheLinkToTheNextPage() {
    List<String> found = new ArrayList<>();
    String path = "client.api/paged-list?pageSize=7";
    while (!path.isEmpty()) {
      JsonNode page = json(path);
      assertThat(page.path("clients").size()).isLessThanOrEqualTo(7);
      page.path("clients").forEach(c -> found.add(c.path("uuid").asText()));
      path =
          page.at("/pagination/links/next").asText("").replaceFirst("^/practicemanager/3.1/", "");
    }

    long live =
        json("client.api/list").path("clients").findValuesAsText("isArchived").stream()
            .filter("No"::equals)
            .count();
    assertThat(found).doesNotHaveDuplicates().hasSize((int) live);
  }

  @Test
  void shouldEndThePriceListWithAPageWithoutRecords() {
    assertThat(json("cost.api/list?page=1").path("records").asInt()).isEqualTo(3);
    assertThat(client.xpm("cost.api/list?page=2").body()).contains("<Records>0</Records><Costs />");
  }

  @Test
  void shouldShowAGroupsMembersOnlyWhenItIsReadAlone() {
    JsonNode group = json("clientgroup.api/list").at("/groups/0");

    assertThat(group.has("clients")).isFalse();
    assertThat(json("clientgroup.api/get/" + group.path("uuid").asText()).at("/group/clients"))
        .hasSize(2);
  }

  @Test
  void shouldListClientsChangedSince() {
    int all = json("client.api/list").path("clients").size();
    int changed = json("client.api/list?modifiedsince=2023-07-10T00:00:00").path("clients").size();

    assertThat(changed).isBetween(1, all - 1);
    assertThat(client.xpm("client.api/list?modifiedsince=yesterday").body())
        .contains("<Status>ERROR</Status>");
  }

  @Test
  void shouldTellAllTimeOfAJobWithoutAWindowAndOfAPersonWithOne() {
    String body = client.xpm("time.api/list?from=20240701&to=20250630").body();
    String job = first("<Job><ID>([^<]+)", body);
    String staff = first("<Staff><UUID>([^<]+)", body);

    assertThat(client.xpm("time.api/job/" + encoded(job)).body())
        .contains("<Time>", "<ID>" + job + "</ID>");
    assertThat(client.xpm("time.api/staff/" + staff + "?from=20240701&to=20250630").body())
        .contains("<Time>");
    assertThat(client.xpm("time.api/staff/" + staff).body()).contains("<Status>ERROR</Status>");
  }

  @Test
  void shouldWriteNullNowAsAnEmptyElementAndNowAsNone() {
    String body = client.xpm("time.api/list?from=20240701&to=20250630").body();

    assertThat(body).contains("<InvoiceTaskUUID />").containsPattern("</Billable></Time>");
  }

  @Test
  void shouldTellErrorsByTheirStatusOrUnderStatus200() {
    HttpResponse<String> honest = client.xpm("job.api/get/nothing");
    assertThat(honest.statusCode()).isEqualTo(404);
    assertThat(honest.body())
        .contains("<Status>ERROR</Status><ErrorDescription>Invalid job identifier");

    try (Sandbox other = Sandbox.builder().invoices(1).jobs(1).xpmErrorsUnder200(true).start()) {
      HttpResponse<String> hidden = new Client(other).xpm("job.api/get/nothing");
      assertThat(hidden.statusCode()).isEqualTo(200);
      assertThat(hidden.body()).contains("<Status>ERROR</Status>");
    }
  }

  @Test
  void shouldServeReadsOnly() {
    HttpResponse<String> response =
        Client.send(
            HttpRequest.newBuilder(
                    SANDBOX.baseUrl().resolve("/practicemanager/3.1/cost.api/deleteall"))
                .header("Authorization", client.authorization())
                .header("xero-tenant-id", SANDBOX.xpmTenantId())
                .POST(HttpRequest.BodyPublishers.noBody()));

    assertThat(response.statusCode()).isEqualTo(405);
  }

  private JsonNode json(String path) {
    return Client.json(
        client.get(
            "/practicemanager/3.1/" + path,
            "xero-tenant-id",
            SANDBOX.xpmTenantId(),
            "Xero-Features",
            "practice-strict-content-type"));
  }

  private static String first(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
