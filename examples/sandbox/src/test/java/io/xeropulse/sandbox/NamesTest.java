package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People's and companies' names come as they are written, in whatever script. */
class NamesTest {
  /** An umlaut, French and Spanish accents, Vietnamese, Chinese, one of two UTF-16 units. */
  private static final List<String> NAMES =
      List.of("Müller", "Élan", "Peña", "Nguyễn", "陈伟", "\uD842\uDFB7田");

  @RegisterExtension
  static final Sandbox SANDBOX = Sandbox.builder().seed(23).invoices(300).jobs(80).build();

  private final Client client = new Client(SANDBOX);

  @Test
  void shouldServeNamesOfEveryScriptInJson() {
    assertThat(contacts("Name")).noneMatch(name -> name.contains("/"));
    assertThat(String.join("\n", contacts("Name"))).contains(NAMES);
    assertThat(String.join("\n", clients("name"))).contains(NAMES);
    assertThat(texts(json("staff.api/list").path("staffList"), "name"))
        .contains("Chloé Díaz", "Đặng Thị Hằng");
  }

  @Test
  void shouldServeTheSameNamesInXml() {
    String contacts =
        Client.send(
                HttpRequest.newBuilder(
                        SANDBOX.baseUrl().resolve("/api.xro/2.0/Contacts?includeArchived=true"))
                    .header("Authorization", client.authorization())
                    .header("xero-tenant-id", SANDBOX.xeroTenantId()))
            .body();

    assertThat(names(contacts)).containsAll(contacts("Name"));
    assertThat(names(client.xpm("client.api/list").body())).containsAll(clients("name"));
  }

  @Test
  void shouldFindAContactByANameInItsOwnScript() {
    assertThat(
            texts(
                client.xeroJson("Contacts?page=1&searchTerm=%E9%99%88%E4%BC%9F").path("Contacts"),
                "Name"))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(name).contains("陈伟"));
  }

  /** In life the two products number on their own. */
  @Test
  void shouldGiveNoClientTheIdentifierOfAContact() {
    assertThat(clients("uuid")).isNotEmpty().doesNotContainAnyElementsOf(contacts("ContactID"));
  }

  private List<String> contacts(String field) {
    return texts(client.xeroJson("Contacts?includeArchived=true").path("Contacts"), field);
  }

  private List<String> clients(String field) {
    return texts(json("client.api/list").path("clients"), field);
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

  private static List<String> texts(JsonNode records, String field) {
    Stream.Builder<String> texts = Stream.builder();
    records.forEach(record -> texts.add(record.path(field).asText()));
    return texts.build().toList();
  }

  private static List<String> names(String xml) {
    return Pattern.compile("<Name>([^<]*)</Name>")
        .matcher(xml)
        .results()
        .map(found -> found.group(1).replace("&amp;", "&"))
        .toList();
  }
}
