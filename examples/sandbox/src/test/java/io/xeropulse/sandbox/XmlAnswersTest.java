package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.xeropulse.sandbox.Specification.Get;
import io.xeropulse.sandbox.http.Call;
import io.xeropulse.sandbox.http.Xml;
import io.xeropulse.sandbox.xero.Resource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Clients that do not ask for JSON get the same records, and the same errors, in XML. */
class XmlAnswersTest {

  @RegisterExtension
  static final Sandbox SANDBOX =
      Sandbox.builder()
          .seed(9)
          .invoices(200)
          .jobs(1)
          .clock(() -> Instant.parse("2025-07-01T00:00:00.125Z"))
          .build();

  private static Client client;

  @BeforeAll
  static void connect() {
    client = new Client(SANDBOX);
  }

  static Stream<Get> gets() {
    return EveryGetTest.accounting();
  }

  @ParameterizedTest
  @MethodSource("gets")
  void shouldAnswerEveryGetTheSameInXmlAsInJson(Get get) {
    assertSame(EveryGetTest.accountingPath(client, get));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Invoices?page=1",
        "Contacts?page=2&pageSize=3&includeArchived=true",
        "ManualJournals?page=1",
        "BankTransactions?page=1&unitdp=4",
        "Reports/ProfitAndLoss?periods=2"
      })
  void shouldAnswerPagesAndPeriodsTheSameToo(String path) {
    assertSame(path);
  }

  @Test
  void shouldAnswerUnderSingularPathsToo() {
    int found = 0;
    for (Resource resource : Resource.values()) {
      String list = resource.operationId().substring(3);
      String path = list.equals("Organisations") ? "Organisation" : list;
      String id = client.xeroJson(path).path(list).path(0).path(resource.idField()).asText("");
      if (!id.isEmpty() && resource != Resource.ORGANISATION) {
        assertSame(resource.singular() + "/" + Call.encode(id));
        found++;
      }
    }
    assertThat(found).isGreaterThan(15);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Invoices?where=Colour==1 | 400 | ApiException | Type | QueryParseException",
        "Reports/TrialBalance?date=soon | 400 | ApiException | Type | ValidationException",
        "Invoices/nothing | 404 | ProblemDetails | Title | Not Found",
        "Nothing | 404 | ProblemDetails | Title | Not Found",
      })
  void shouldTellErrorsInXml(String path, int status, String root, String field, String text) {
    HttpResponse<String> answer = get(path, SANDBOX.xeroTenantId(), "text/xml");

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/xml; charset=utf-8");
    Element error = parse(answer.body());
    assertThat(error.getTagName()).isEqualTo(root);
    assertThat(children(error).get(field)).isNotNull();
    assertThat(error.getElementsByTagName(field).item(0).getTextContent()).isEqualTo(text);
  }

  @Test
  void shouldTellInXmlThatATenantIsNotConnected() {
    HttpResponse<String> answer = get("Invoices", "other", "application/xml");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("Xero-Correlation-Id")).isPresent();
    assertThat(parse(answer.body()).getElementsByTagName("Detail").item(0).getTextContent())
        .isEqualTo("AuthenticationUnsuccessful");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json, text/plain, */*",
        "text/html, application/json",
        "application/xml;q=0.5, application/json;q=0.9",
        "application/json, application/xml",
      })
  void shouldAnswerInJsonToWhoPrefersIt(String accept) {
    assertThat(get("Users", SANDBOX.xeroTenantId(), accept).body()).startsWith("{");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "application/xml",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "application/json;q=0.5, text/xml",
        "application/xml, application/json",
        "application/json;q=0, */*",
      })
  void shouldAnswerInXmlToEverybodyElse(String accept) {
    assertThat(get("Users", SANDBOX.xeroTenantId(), accept).body()).startsWith("<?xml");
  }

  @Test
  void shouldStayReadableWithCharactersThatXmlCannotHold() {
    Element read = parse(Xml.text("Name", "a\u0000b\u000b\uFFFFc & <d>\r\n").document());

    assertThat(read.getTextContent()).isEqualTo("a\uFFFDb\uFFFD\uFFFDc & <d>\r\n");
  }

  private void assertSame(String path) {
    HttpResponse<String> asXml = get(path, SANDBOX.xeroTenantId(), "application/xml");
    HttpResponse<String> asJson = client.xero(path);
    assertThat(asXml.statusCode()).as(path).isEqualTo(asJson.statusCode());
    if (asJson.statusCode() == 200
        && asJson.headers().firstValue("Content-Type").orElse("").contains("json")) {
      Element root = parse(asXml.body());
      assertThat(root.getTagName()).isEqualTo("Response");
      compare(path, Client.json(asJson), root);
    }
  }

  /** The texts beside dates are JSON's own, since dates are texts in XML. */
  private static void compare(String at, JsonNode json, Element xml) {
    if (json.isObject()) {
      List<String> names = new ArrayList<>();
      json.fieldNames().forEachRemaining(names::add);
      names.removeIf(n -> n.endsWith("DateString") || n.equals("UpdatedDateUTCString"));
      Map<String, Element> children = children(xml);
      assertThat(children.keySet()).as(at).containsExactlyElementsOf(names);
      names.forEach(name -> compare(at + "/" + name, json.path(name), children.get(name)));
    } else if (json.isArray()) {
      List<Element> items = elements(xml);
      assertThat(items).as(at).hasSameSizeAs(json);
      for (int i = 0; i < items.size(); i++) {
        assertThat(items.get(i).getTagName()).as(at).isNotEqualTo(xml.getTagName());
        compare(at + "/" + i, json.get(i), items.get(i));
      }
    } else if (json.isNumber()) {
      assertThat(new BigDecimal(xml.getTextContent()))
          .as(at)
          .isEqualByComparingTo(json.decimalValue());
      assertThat(xml.getTextContent()).as(at).doesNotContain("E");
    } else {
      assertThat(date(xml.getTextContent())).as(at).isEqualTo(date(json.asText("")));
    }
  }

  private static String date(String text) {
    String form = "/Date\\((-?\\d+)(?:\\+0000)?\\)/";
    if (text.matches(form)) {
      return Instant.ofEpochMilli(Long.parseLong(text.replaceAll(form, "$1"))).toString();
    }
    boolean iso = text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?");
    return iso ? Instant.parse(text + "Z").toString() : text;
  }

  private static Map<String, Element> children(Element xml) {
    Map<String, Element> children = new LinkedHashMap<>();
    elements(xml).forEach(child -> children.put(child.getTagName(), child));
    return children;
  }

  private static List<Element> elements(Element xml) {
    List<Element> elements = new ArrayList<>();
    for (Node at = xml.getFirstChild(); at != null; at = at.getNextSibling()) {
      if (at instanceof Element element) {
        elements.add(element);
      }
    }
    return elements;
  }

  private static Element parse(String xml) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
          .getDocumentElement();
    } catch (SAXException | ParserConfigurationException notXml) {
      throw new IllegalStateException(xml, notXml);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private HttpResponse<String> get(String path, String tenant, String accept) {
    return Client.send(
        HttpRequest.newBuilder(SANDBOX.baseUrl().resolve("/api.xro/2.0/" + path))
            .header("Authorization", client.authorization())
            .header("Accept", accept)
            .header("xero-tenant-id", tenant));
  }
}
