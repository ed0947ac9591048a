package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Holds the control interface against the document that it serves about itself. */
class ControlSpecificationTest {

  @RegisterExtension
  static final Sandbox SANDBOX = Sandbox.builder().invoices(30).jobs(4).control(true).build();

  private final JsonNode document = Client.json(send("GET", "/sandbox/openapi.json", ""));

  @Test
  void shouldDescribeEveryRouteAndNoOther() {
    TreeSet<String> described = new TreeSet<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

    assertThat(described).isEqualTo(SANDBOX.controlRoutes());
  }

  @Test
  void shouldAnswerEveryOperationsExampleInItsOwnForm() {
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(operation -> answersInForm(path.getKey(), operation)));
  }

  private void answersInForm(String path, Map.Entry<String, JsonNode> operation) {
    String method = operation.getKey().toUpperCase(Locale.ROOT);
    JsonNode content =
        operation.getValue().path("requestBody").path("content").path("application/json");
    String example = content.isMissingNode() ? "" : content.path("example").toString();
    if (!example.isEmpty()) {
      assertThat(schema(content.path("schema")).validate(content.path("example")))
          .as("the example of " + method + " " + path)
          .isEmpty();
    }

    HttpResponse<String> answer = send(method, filled(path), example);

    assertThat(answer.statusCode()).as(method + " " + path + ": " + answer.body()).isEqualTo(200);
    JsonNode form = operation.getValue().at("/responses/200/content/application~1json/schema");
    assertThat(schema(form).validate(Client.json(answer)))
        .as(method + " " + path + ": " + answer.body())
        .isEmpty();
  }

  /** The path with the ids of things made for the call. */
  private static String filled(String path) {
    Map<String, String> values = new LinkedHashMap<>();
    String invoice = made("/sandbox/invoices", "{\"amount\":100.00}", "id");
    values.put("invoiceId", invoice);
    values.put("id", invoice);
    if (path.contains("{paymentId}")) {
      values.put(
          "paymentId",
          made("/sandbox/invoices/" + invoice + "/payments", "{\"amount\":1.00}", "id"));
    }
    if (path.contains("{creditId}")) {
      String credit = "{\"amount\":9.00,\"allocated\":1.00,\"allocatedOn\":\"2025-06-11\"}";
      values.put("creditId", made("/sandbox/invoices/" + invoice + "/credit-notes", credit, "id"));
    }
    if (path.contains("{contactId}")) {
      values.put("contactId", made("/sandbox/contacts", "{\"name\":\"A\"}", "id"));
    }
    if (path.contains("{bankTransactionId}")) {
      String spent = "{\"accountCode\":\"453\",\"amount\":1.00}";
      values.put("bankTransactionId", made("/sandbox/bank-transactions", spent, "id"));
    }
    if (path.contains("job") || path.contains("time")) {
      String job = made("/sandbox/jobs", "{\"name\":\"A\"}", "job");
      values.put("job", job);
      values.put("timeId", made("/sandbox/jobs/" + job + "/times", "{}", "timeId"));
      String bill = "{\"amount\":1.00,\"ahead\":true}";
      values.put("jobInvoice", made("/sandbox/jobs/" + job + "/invoices", bill, "jobInvoice"));
    }
    String filled = path;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace("{" + value.getKey() + "}", value.getValue());
    }
    return filled;
  }

  private static String made(String path, String body, String field) {
    HttpResponse<String> answer = send("POST", path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Client.json(answer).path(field).asText();
  }

  /** A schema of the document, with the components it refers to. */
  private JsonSchema schema(JsonNode form) {
    ObjectNode whole = form.deepCopy();
    whole.set("components", document.path("components"));
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
        .getSchema(SchemaLocation.of(URI.create("test:control").toString()), whole);
  }

  private static HttpResponse<String> send(String method, String path, String body) {
    return Client.send(
        HttpRequest.newBuilder(SANDBOX.baseUrl().resolve(path))
            .method(method, BodyPublishers.ofString(body)));
  }
}
