package io.xeropulse.xpm.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.core.MalformedResponseException;
import io.xeropulse.core.model.Fact;
import io.xeropulse.xero.http.RequestRefusedException;
import io.xeropulse.xpm.internal.facts.InvoiceFacts;
import io.xeropulse.xpm.internal.facts.PracticeFacts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Both codecs read every sample, and read the same out of the same content. */
class CodecsTest {
  private static final Answer ANSWER = new Answer("xpm/samples of organization test");

  private static byte[] example(String name) throws IOException {
    try (InputStream in = CodecsTest.class.getResourceAsStream("/xpm-examples/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  private static List<WireRecord> read(byte[] body, String list, String single) {
    List<WireRecord> records = new ArrayList<>();
    try (RecordReader reader = RecordReader.of(body, new Shape(list, single), ANSWER)) {
      for (WireRecord record = reader.next(); record != null; record = reader.next()) {
        records.add(record);
      }
    }
    return records;
  }

  private static List<WireRecord> read(String body, String list, String single) {
    return read(body.getBytes(StandardCharsets.UTF_8), list, single);
  }

  static Stream<Arguments> samples() {
    return Stream.of(
        argumentSet("category-list", "category-list.xml", "Categories", "Category", 2),
        argumentSet("client-group-get", "client-group-get.xml", "Groups", "Group", 1),
        argumentSet("client-group-list", "client-group-list.xml", "Groups", "Group", 1),
        argumentSet("client-list", "client-list.xml", "Clients", "Client", 2),
        argumentSet("client-paged-list", "client-paged-list.xml", "Clients", "Client", 1),
        argumentSet("cost-list-page1", "cost-list-page1.xml", "Costs", "Cost", 2),
        argumentSet("cost-list-page2", "cost-list-page2-end.xml", "Costs", "Cost", 0),
        argumentSet(
            "customfield-definition",
            "customfield-definition.xml",
            "CustomFieldDefinitions",
            "CustomFieldDefinition",
            1),
        argumentSet(
            "customfield-values", "customfield-values.xml", "CustomFields", "CustomField", 4),
        argumentSet("invoice-get-actuals", "invoice-get-actuals.xml", "Invoices", "Invoice", 1),
        argumentSet("invoice-get-interim", "invoice-get-interim.xml", "Invoices", "Invoice", 1),
        argumentSet("invoice-get-misc", "invoice-get-misc.xml", "Invoices", "Invoice", 1),
        argumentSet(
            "invoice-get-with-costs", "invoice-get-with-costs.xml", "Invoices", "Invoice", 1),
        argumentSet("invoice-get json", "invoice-get.json", "Invoices", "Invoice", 1),
        argumentSet("invoice-list", "invoice-list.xml", "Invoices", "Invoice", 5),
        argumentSet("invoice-payments", "invoice-payments.xml", "Payments", "Payment", 1),
        argumentSet("job-costs", "job-costs.xml", "Costs", "Cost", 2),
        argumentSet("job-get", "job-get.xml", "Jobs", "Job", 1),
        argumentSet("job-list-empty", "job-list-empty.xml", "Jobs", "Job", 0),
        argumentSet("job-list-single", "job-list-single.xml", "Jobs", "Job", 1),
        argumentSet("job-list", "job-list.xml", "Jobs", "Job", 4),
        argumentSet("job-list json", "job-list.json", "Jobs", "Job", 1),
        argumentSet("quote-get", "quote-get.xml", "Quotes", "Quote", 1),
        argumentSet("staff-list", "staff-list.xml", "StaffList", "Staff", 2),
        argumentSet("task-list", "task-list.xml", "TaskList", "Task", 3),
        argumentSet("time-list", "time-list.xml", "Times", "Time", 8),
        argumentSet("time-list json", "time-list.json", "Times", "Time", 2));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void shouldReadEverySample(String file, String list, String single, int records)
      throws IOException {
    assertThat(read(example(file), list, single))
        .hasSize(records)
        .allSatisfy(
            record -> {
              assertThat(record.fields()).isNotEmpty();
              assertThat(record.rawText()).isNotBlank();
            });
  }

  static Stream<Arguments> pairs() {
    Function<ObjectNode, Fact> time = PracticeFacts::time;
    Function<ObjectNode, Fact> invoice = InvoiceFacts::invoice;
    return Stream.of(
        argumentSet("time 1", "time-list.xml", 0, "time-list.json", 0, "Times", "Time", time),
        argumentSet("time 5", "time-list.xml", 4, "time-list.json", 1, "Times", "Time", time),
        argumentSet(
            "invoice",
            "invoice-get-actuals.xml",
            0,
            "invoice-get.json",
            0,
            "Invoices",
            "Invoice",
            invoice));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void shouldSayTheSameFactFromXmlAndJson(
      String xml,
      int xmlRecord,
      String json,
      int jsonRecord,
      String list,
      String single,
      Function<ObjectNode, Fact> fact)
      throws IOException {
    assertThat(fact.apply(read(example(json), list, single).get(jsonRecord).fields()))
        .isEqualTo(fact.apply(read(example(xml), list, single).get(xmlRecord).fields()));
  }

  @Test
  void shouldReadTheSameTreeFromXmlAndJson() {
    List<WireRecord> xml =
        read(
            """
            <Response><Status>OK</Status><Jobs><Job><ID> 25/1 </ID><Name>A &amp; B</Name><WebUrl/>
            <Assigned><Staff><UUID>s</UUID></Staff></Assigned><Tasks><Task><TaskUUID>t</TaskUUID>
            <Assigned/><PrepareGST>Yes</PrepareGST></Task></Tasks></Job></Jobs></Response>\
            """,
            "Jobs",
            "Job");
    List<WireRecord> json =
        read(
            """
            {"status":"OK","jobs":[null,{"id":"25/1","name":"A & B","webUrl":null,
             "assigned":[{"uuid":"s"}],"tasks":[{"taskUuid":"t","assigned":null,
             "prepareGst":"Yes"}]}]}\
            """,
            "Jobs",
            "Job");

    assertThat(xml.get(0).fields()).isEqualTo(json.get(0).fields());
    assertThat(xml.get(0).rawText())
        .startsWith("<Job><ID> 25/1 </ID><Name>A &amp; B</Name><WebUrl/><Assigned><Staff>");
  }

  @Test
  void shouldKeepWhatTheAnswerSaysBesideItsRecords() throws IOException {
    try (RecordReader reader =
        RecordReader.of(example("client-paged-list.xml"), new Shape("Clients", "Client"), ANSWER)) {
      while (reader.next() != null) {}
      assertThat(reader.envelope().at("/pagination/links/next").asText())
          .endsWith("pageToken=TOKENEXAMPLE&pageSize=500");
    }
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(
      strings = {
        "<Response><Status>ERROR</Status><ErrorDescription>Invalid"
            + " job</ErrorDescription></Response>",
        "<Response><Status>Error</Status><ErrorDescription>Invalid"
            + " job</ErrorDescription><Jobs><Job><ID>1</ID></Job></Jobs></Response>",
        "{\"status\":\"ERROR\",\"errorDescription\":\"Invalid job\"}",
        "{\"status\":\"error\",\"jobs\":[{\"id\":\"1\"}],\"errorDescription\":\"Invalid job\"}"
      })
  void shouldRefuseAnswersWhoseStatusIsNotOk(String body) {
    assertThatThrownBy(() -> read(body, "Jobs", "Job"))
        .isInstanceOf(RequestRefusedException.class)
        .hasMessageContaining("Invalid job")
        .hasMessageContaining("xpm/samples of organization test");
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(
      strings = {
        "",
        "  ",
        "<html><body>Sign in</body></html>",
        "<Response/>",
        "<Response></Response>",
        "<Response>text</Response>",
        "<Response><Status>OK</Status><Jobs><Job>",
        "<Response><Status>OK</Status></Response><more/>",
        "<Response><Status>OK</Status><Jobs>&undefined;</Jobs></Response>",
        "Service unavailable",
        "[]",
        "{}",
        "{\"status\":\"OK\",\"jobs\":[1]}",
        "{\"status\":\"OK\",\"jobs\":{}",
        "{\"status\":\"OK\"} {}"
      })
  void shouldCallMalformedWhatIsNoAnswer(String body) {
    assertThatThrownBy(() -> read(body, "Jobs", "Job"))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("xpm/samples of organization test")
        .hasMessageMatching("(?s).*line \\d+, column \\d+.*");
  }
}
