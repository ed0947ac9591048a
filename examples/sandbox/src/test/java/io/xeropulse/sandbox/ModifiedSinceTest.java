package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code If-Modified-Since} in every form that a client writes it. */
class ModifiedSinceTest {

  private static final String SINCE = "2025-06-20T14:00:00";

  @RegisterExtension
  static final Sandbox SANDBOX =
      Sandbox.builder()
          .seed(31)
          .invoices(80)
          .jobs(1)
          .clock(() -> Instant.parse("2025-07-01T00:00:00Z"))
          .build();

  private static Client client;

  @BeforeAll
  static void connect() {
    client = new Client(SANDBOX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-06-20T14:00:00Z",
        "2025-06-20T14:00:00.000Z", // JavaScript's toISOString
        "2025-06-20T14:00:00.999",
        "2025-06-20T14:00:00.0000000", // .NET's round trip
        "2025-06-20T14:00Z", // Java's OffsetDateTime
        "2025-06-20T14:00:00+00:00",
        "2025-06-21T00:00:00+10:00",
        "2025-06-21T00:00:00.123456+10:00", // Python's isoformat
        "2025-06-20 14:00:00",
        "2025-06-20 14:00:00 +0000", // Ruby's to_s
        "Fri, 20 Jun 2025 14:00:00 GMT",
      })
  void shouldReadEveryFormAsTheSameInstant(String form) {
    for (String path : List.of("Invoices?page=1", "Journals?offset=0")) {
      JsonNode since = records(path, SINCE);
      assertThat(since).isNotEmpty();
      assertThat(since.size()).isLessThan(client.xeroJson(path).path(key(path)).size());
      assertThat(records(path, form)).as(path).isEqualTo(since);
    }
  }

  @Test
  void shouldReadADayAsItsMidnight() {
    assertThat(records("Invoices?page=1", "2025-06-20"))
        .isEqualTo(records("Invoices?page=1", "2025-06-20T00:00:00"));
  }

  @Test
  void shouldFilterEveryListThatDocumentsItAndNoOther() throws IOException {
    List<String> documented = new ArrayList<>();
    for (var path : specification().path("paths").properties()) {
      JsonNode get = path.getValue().path("get");
      if (path.getKey().contains("{") || path.getKey().lastIndexOf('/') > 0 || get.isEmpty()) {
        continue;
      }
      String list = path.getKey().substring(1);
      boolean filters = get.path("parameters").toString().contains("ifModifiedSince");
      JsonNode whole = client.xeroJson(list).path(key(list));
      JsonNode later = records(list, "2025-07-02T00:00:00.000Z");
      if (filters) {
        documented.add(list);
        assertThat(later).as(list).isEmpty();
      } else {
        assertThat(later).as(list).isEqualTo(whole);
      }
    }
    assertThat(documented).hasSize(18).contains("Journals", "Users", "BankTransfers");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "1751000000", "2025-13-45T00:00:00", "20/06/2025"})
  void shouldIgnoreWhatIsNoDateEverywhereAlike(String senseless) {
    for (String path : List.of("Invoices?page=1", "Journals", "Accounts", "Users")) {
      assertThat(records(path, senseless))
          .as(path)
          .isEqualTo(client.xeroJson(path).path(key(path)));
    }
  }

  @Test
  void shouldFailOnADateItsDatabaseCannotHold() {
    for (String path : List.of("Invoices?page=1", "Journals")) {
      assertThat(client.xero(path, "If-Modified-Since", "1752-12-31T23:59:59").statusCode())
          .isEqualTo(500);
      assertThat(records(path, "1753-01-01T00:00:00"))
          .isEqualTo(client.xeroJson(path).path(key(path)));
    }
  }

  private JsonNode records(String path, String since) {
    return client.xeroJson(path, "If-Modified-Since", since).path(key(path));
  }

  private static String key(String path) {
    String list = path.replaceFirst("\\?.*", "");
    return list.equals("Organisation") ? "Organisations" : list;
  }

  private static JsonNode specification() throws IOException {
    try (InputStream in =
        ModifiedSinceTest.class.getResourceAsStream("/spec/xero-accounting.yaml")) {
      return new YAMLMapper().readTree(in);
    }
  }
}
