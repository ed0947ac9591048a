package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Xero's filter language, as people write it. */
class WhereTest {

  @RegisterExtension
  static final Sandbox SANDBOX = Sandbox.builder().seed(41).invoices(120).jobs(1).build();

  private static Client client;

  @BeforeAll
  static void connect() {
    client = new Client(SANDBOX);
  }

  @Test
  void shouldCompareDatesWithTheirTimeOfDay() {
    JsonNode all = list("Invoices", "");
    long at = millis(all.get(60).path("UpdatedDateUTC"));
    var time = java.time.Instant.ofEpochMilli(at).atOffset(java.time.ZoneOffset.UTC);
    String whole =
        String.format(
            Locale.ROOT,
            "DateTime(%d,%d,%d,%d,%d,%d)",
            time.getYear(),
            time.getMonthValue(),
            time.getDayOfMonth(),
            time.getHour(),
            time.getMinute(),
            time.getSecond());
    long second = at / 1000 * 1000;

    expect("UpdatedDateUTC >= " + whole, i -> millis(i.path("UpdatedDateUTC")) >= second);
    expect(
        "UpdatedDateUTC < DateTime.Parse(\"" + time.toLocalDateTime().withNano(0) + "\")",
        i -> millis(i.path("UpdatedDateUTC")) < second);
    expect(
        "Date >= DateTime.Parse(\"2025-01-01T00:00:00Z\") AND Date < DateTime(2025, 03, 01)",
        i -> i.path("DateString").asText().matches("2025-0[12].*"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "Status <> \"PAID\" ~ Status != \"PAID\"",
        "Status = \"PAID\" ~ Status == \"PAID\"",
        "Type==\"ACCPAY\" and Status==\"PAID\" ~ Type==\"ACCPAY\" && Status==\"PAID\"",
        "Type==\"ACCPAY\" or Status==\"PAID\" ~ (Type==\"ACCPAY\") || (Status==\"PAID\")",
        "Contact.Name.ToLower().Contains(\"a\") ~ Contact.Name.ToUpper().Contains(\"A\")",
        "Contact.Name != null AND Contact.Name.StartsWith(\"A\") ~ Contact.Name.StartsWith(\"a\")",
        "InvoiceNumber.EndsWith(\"7\") == true ~ InvoiceNumber.EndsWith(\"7\")",
        "!InvoiceNumber.EndsWith(\"7\") ~ InvoiceNumber.EndsWith(\"7\") == false",
        "invoiceid != null AND type == \"ACCREC\" ~ Type == \"ACCREC\"",
        "AmountDue > 0 AND 100.50 < Total ~ Total > 100.5 AND AmountDue > 0.00",
        "AmountPaid > -1 AND IsDiscounted == false AND AmountDue == 0 ~ AmountDue == 0",
        "DueDate < Date AND AmountDue>=0 OR Type==\"ACCREC\" ~ Type==\"ACCREC\"",
        "Reference.Trim() == \"\" AND null == FullyPaidOnDate ~ FullyPaidOnDate == null AND"
            + " Reference.Equals(\"\")",
      })
  void shouldTakeEveryWayOfSayingTheSame(String one, String other) {
    JsonNode found = list("Invoices", one);

    assertThat(found).isEqualTo(list("Invoices", other));
    assertThat(found.size()).isLessThan(list("Invoices", "").size());
    assertThat(found).as(one).isNotEmpty();
  }

  @Test
  void shouldFindByIdsAndByWhatLiesInside() {
    JsonNode invoice = list("Invoices", "Type==\"ACCREC\"").get(3);
    String contact = invoice.at("/Contact/ContactID").asText();
    String id = invoice.path("InvoiceID").asText();

    expect(
        "Contact.ContactID == Guid(\"" + contact.toUpperCase(Locale.ROOT) + "\")",
        i -> i.at("/Contact/ContactID").asText().equals(contact));
    assertThat(list("Invoices", "InvoiceID==guid(\"" + id + "\")")).hasSize(1);
    assertThat(
            client
                .xeroJson("Payments?page=1&where=" + encode("Invoice.InvoiceId!=null"))
                .path("Payments"))
        .isNotEmpty()
        .allMatch(p -> p.at("/Invoice").has("InvoiceID"));
  }

  @Test
  void shouldFindContactsWhateverTheirCaseAndAccents() {
    JsonNode accented = null;
    for (JsonNode contact : list("Contacts", "")) {
      String plain = plain(contact.path("Name").asText());
      accented = plain.equals(contact.path("Name").asText()) ? accented : contact;
    }
    assertThat(accented).isNotNull();
    String asked = plain(accented.path("Name").asText()).toUpperCase(Locale.ROOT);

    assertThat(list("Contacts", "Name==\"" + asked + "\"").findValuesAsText("ContactID"))
        .contains(accented.path("ContactID").asText());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Invoices | Colour==\"RED\" | No property or field 'Colour' exists in type 'Invoice'",
        "Invoices | Contact.Colour==1 | No property or field 'Colour' exists in type 'Contact'",
        "Journals | paymentsOnly==true | No property or field 'paymentsOnly' exists in type"
            + " 'Journal'",
        "Invoices | Total==\"100\" | Operator '==' incompatible with operand types 'Decimal' and"
            + " 'String'",
        "Invoices | Status>5 | Operator '>' incompatible with operand types 'String' and 'Decimal'",
        "Invoices | InvoiceID==\"x\" | Operator '==' incompatible with operand types 'Guid' and"
            + " 'String'",
        "Invoices | Date>\"2025-01-01\" | Operator '>' incompatible with operand types 'DateTime'"
            + " and 'String'",
        "Items | IsSold==\"true\" | Operator '==' incompatible with operand types 'Boolean' and"
            + " 'String'",
        "Items | IsSold>false | Operator '>' incompatible with operand types 'Boolean' and"
            + " 'Boolean'",
        "Invoices | Status | Expression of type 'Boolean' expected",
        "Invoices | Total.Contains(\"1\") | No applicable method 'Contains' exists in type"
            + " 'Decimal'",
        "Invoices | Status.Contains(1) | No applicable method 'Contains' exists in type 'String'",
        "Invoices | LineItems.Quantity==1 | No property or field 'Quantity' exists in type"
            + " 'IEnumerable'",
        "Invoices | Status==\"PAID | Unterminated string literal",
        "Invoices | (Status==\"PAID\" | ')' or operator expected",
        "Invoices | Status==\"PAID\" Type==\"X\" | Syntax error",
        "Invoices | Status== | Expression expected",
        "Invoices | Status==# | Syntax error '#'",
        "Invoices | Date>DateTime(2025,2,30) | Year, Month, and Day parameters describe an"
            + " un-representable DateTime",
        "Invoices | Date>DateTime.Parse(\"soon\") | String was not recognized as a valid DateTime",
        "Invoices | InvoiceID==Guid(\"x\") | Guid should contain 32 digits with 4 dashes",
      })
  void shouldRefuseWhatDoesNotFitAsXeroDoes(String path, String where, String message) {
    HttpResponse<String> refused = client.xero(path + "?page=1&where=" + encode(where));

    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    JsonNode error = Client.json(refused);
    assertThat(error.path("Type").asText()).isEqualTo("QueryParseException");
    assertThat(error.path("ErrorNumber").asInt()).isEqualTo(16);
    assertThat(error.path("Message").asText()).startsWith(message);
  }

  @Test
  void shouldOrderBySeveralFields() {
    JsonNode found =
        client
            .xeroJson(
                "Invoices?page=1&pageSize=1000&order="
                    + encode("Type DESC, Contact.Name, amountdue DESC"))
            .path("Invoices");

    for (int i = 1; i < found.size(); i++) {
      JsonNode before = found.get(i - 1);
      JsonNode after = found.get(i);
      int type = after.path("Type").asText().compareTo(before.path("Type").asText());
      int name =
          before
              .at("/Contact/Name")
              .asText()
              .compareToIgnoreCase(after.at("/Contact/Name").asText());
      int due =
          after.path("AmountDue").decimalValue().compareTo(before.path("AmountDue").decimalValue());
      assertThat(type < 0 || (type == 0 && (name < 0 || (name == 0 && due <= 0)))).isTrue();
    }
    assertThat(found).hasSizeGreaterThan(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Colour", "Date SIDEWAYS", "Date DESC ASC", "LineItems", "Date,,Type"})
  void shouldRefuseAnOrderItCannotRead(String order) {
    HttpResponse<String> refused = client.xero("Invoices?page=1&order=" + encode(order));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Client.json(refused).path("Type").asText()).isEqualTo("QueryParseException");
  }

  private void expect(String where, Predicate<JsonNode> wanted) {
    List<JsonNode> expected = new ArrayList<>();
    list("Invoices", "").forEach(i -> expected.addAll(wanted.test(i) ? List.of(i) : List.of()));
    assertThat(expected).isNotEmpty().hasSizeLessThan(120);
    assertThat(list("Invoices", where)).as(where).containsExactlyElementsOf(expected);
  }

  private JsonNode list(String resource, String where) {
    return client
        .xeroJson(resource + "?page=1&pageSize=1000&where=" + encode(where))
        .path(resource);
  }

  private static String plain(String text) {
    return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "");
  }

  private static long millis(JsonNode date) {
    return Long.parseLong(date.asText().replaceAll("\\D*(\\d+)\\+.*", "$1"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
