package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.xeropulse.sandbox.Specification.Get;
import io.xeropulse.sandbox.http.Call;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every GET of Xero's accounting and identity documents answers, with records, and as its schema
 * says.
 */
class EveryGetTest {

  @RegisterExtension
  static final Sandbox SANDBOX = Sandbox.builder().seed(9).invoices(200).jobs(30).quirks().build();

  private static final Specification XERO = Specification.of("/spec/xero-accounting.yaml");
  private static final Specification IDENTITY = Specification.of("/spec/xero-identity.yaml");

  /** Where an answer leaves the document on purpose, and why. */
  private static final Map<String, String> DEVIATIONS =
      Map.of(
          "application/octet-stream",
          "a file comes in its own media type, which Xero's attachment lists name as MimeType");

  private static final Client[] CLIENT = new Client[1];

  static Stream<Get> accounting() {
    return XERO.gets().stream();
  }

  static Stream<Get> identity() {
    return IDENTITY.gets().stream();
  }

  @ParameterizedTest
  @MethodSource("accounting")
  void shouldAnswerForEveryGetOfTheAccountingApi(Get get) {
    String path = accountingPath(client(), get);

    HttpResponse<String> response = client().xero(path);

    assertThat(response.statusCode()).as(path).isEqualTo(200);
    String type = response.headers().firstValue("Content-Type").orElseThrow();
    if (get.mediaType().equals("application/json")) {
      JsonNode answer = Client.json(response);
      assertThat(XERO.violations(get.schema(), answer)).as(path).isEmpty();
      assertThat(records(answer)).as(path).isNotEmpty();
    } else if (get.mediaType().equals("application/pdf")) {
      assertThat(type).isEqualTo("application/pdf");
      assertThat(response.body()).startsWith("%PDF-1.4").endsWith("%%EOF\n");
    } else {
      assertThat(DEVIATIONS).containsKey(get.mediaType());
      JsonNode listed = attachment(client(), path.substring(0, path.lastIndexOf('/')));
      assertThat(type).startsWith(listed.path("MimeType").asText());
      assertThat(response.body().getBytes(StandardCharsets.UTF_8))
          .hasSize(listed.path("ContentLength").asInt());
    }
  }

  @ParameterizedTest
  @MethodSource("accounting")
  void shouldFindNothingUnderAnUnknownId(Get get) {
    if (get.path().contains("{")) {
      String unknown = new UUID(7, 7).toString();
      String path = get.path().substring(1).replaceAll("\\{\\w+}", unknown);

      assertThat(client().xero(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @MethodSource("identity")
  void shouldAnswerForEveryGetOfTheIdentityApi(Get get) {
    JsonNode connections = Client.json(client().get(get.path()));

    assertThat(connections).hasSize(2);
    for (JsonNode connection : connections) {
      assertThat(IDENTITY.violations(get.schema(), connection)).isEmpty();
    }
  }

  private static Client client() {
    if (CLIENT[0] == null) {
      CLIENT[0] = new Client(SANDBOX);
    }
    return CLIENT[0];
  }

  /** Fills the path with the first record of its list that has what is asked for. */
  static String accountingPath(Client client, Get get) {
    String path = get.path().substring(1);
    if (path.contains("ByContact")) {
      return path + "?contactId=" + first(client.xeroJson("Contacts"), "ContactID");
    }
    if (!path.contains("{")) {
      return path;
    }
    String list = path.substring(0, path.indexOf('/'));
    String named = path.substring(path.indexOf('{') + 1, path.indexOf('}'));
    String filter =
        get.id().equals("getOnlineInvoice")
            ? "?where=Type%3D%3D%22ACCREC%22%26%26Status%3D%3D%22PAID%22"
            : "";
    JsonNode records = records(client.xeroJson(list + filter));
    for (JsonNode record : records) {
      String id = record.path(named).asText();
      String filled = path.replace("{" + named + "}", Call.encode(id));
      if (!id.isEmpty()
          && (!path.contains("Attachments") || record.path("HasAttachments").asBoolean(true))) {
        JsonNode file =
            path.contains("Attachments")
                ? attachment(client, filled.replaceAll("/\\{.*", ""))
                : record;
        if (!file.isMissingNode()) {
          return filled
              .replace("{AttachmentID}", file.path("AttachmentID").asText())
              .replace("{FileName}", Call.encode(file.path("FileName").asText()));
        }
      }
    }
    throw new AssertionError("no record of " + list + " has " + named + " for " + path);
  }

  /** The list in an answer, before which there may be its paging. */
  private static JsonNode records(JsonNode answer) {
    JsonNode last = answer;
    for (JsonNode field : answer) {
      last = field;
    }
    return last;
  }

  private static JsonNode attachment(Client client, String attachments) {
    return client.xeroJson(attachments).at("/Attachments/0");
  }

  private static String first(JsonNode answer, String field) {
    return records(answer).get(0).path(field).asText();
  }
}
