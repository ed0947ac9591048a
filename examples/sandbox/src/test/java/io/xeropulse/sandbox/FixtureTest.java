package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.xeropulse.sandbox.fixture.InvalidFixtureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixtureTest {

  @TempDir Path directory;

  @Test
  void shouldServeAmountsAndGarbageWithTheDigitsOfTheFile() throws IOException {
    write(
        "xero/getInvoices.json",
        """
        {"Invoices":[
          {"InvoiceID":"a","Total":40.00,"AmountDue":0.1000,"SubTotal":"abc","TotalTax":"12.00"},
          null, "nonsense", {"InvoiceID":"b","Total":12345678901234567890.12}]}
        """);

    try (Sandbox sandbox = start()) {
      String body = new Client(sandbox).xero("Invoices?page=1").body();

      assertThat(body)
          .contains(
              "{\"InvoiceID\":\"a\",\"Total\":40.00,\"AmountDue\":0.1000,\"SubTotal\":\"abc\","
                  + "\"TotalTax\":\"12.00\"},null,\"nonsense\","
                  + "{\"InvoiceID\":\"b\",\"Total\":12345678901234567890.12}")
          .contains("\"pagination\":{\"page\":1,\"pageSize\":100,\"pageCount\":1,\"itemCount\":4}");
    }
  }

  @Test
  void shouldEscapeTheSlashesOfDates() throws IOException {
    write(
        "xero/getPayments.json",
        "{\"Payments\":[{\"PaymentID\":\"p\",\"Date\":\"/Date(1518685950940+0000)/\"}]}");

    try (Sandbox sandbox = start()) {
      assertThat(new Client(sandbox).xero("Payments?page=1").body())
          .contains("\"Date\":\"\\/Date(1518685950940+0000)\\/\"");
    }
  }

  @Test
  void shouldPageInOrderOfChangeThenId() throws IOException {
    write(
        "xero/getContacts.json",
        """
        {"Contacts":[
          {"ContactID":"late","UpdatedDateUTC":"/Date(3000+0000)/"},
          {"ContactID":"b","UpdatedDateUTC":"/Date(2000+0000)/"},
          {"ContactID":"a","UpdatedDateUTC":"/Date(2000+0000)/"},
          {"ContactID":"untimed"}]}
        """);

    try (Sandbox sandbox = start()) {
      Client client = new Client(sandbox);
      JsonNode first = client.xeroJson("Contacts?page=1&pageSize=3");
      JsonNode second = client.xeroJson("Contacts?page=2&pageSize=3");

      assertThat(first.path("Contacts").findValuesAsText("ContactID"))
          .containsExactly("untimed", "a", "b");
      assertThat(second.path("Contacts").findValuesAsText("ContactID")).containsExactly("late");
      assertThat(second.path("pagination").path("pageCount").asInt()).isEqualTo(2);
    }
  }

  @Test
  void shouldReturnWhatChangedSinceAndWhatCarriesNoTime() throws IOException {
    write(
        "xero/getAccounts.json",
        """
        {"Accounts":[
          {"AccountID":"old","UpdatedDateUTC":"/Date(1700000000000+0000)/"},
          {"AccountID":"new","UpdatedDateUTC":"/Date(1750000000000+0000)/"},
          {"AccountID":"untimed"}]}
        """);

    try (Sandbox sandbox = start()) {
      Client client = new Client(sandbox);
      JsonNode changed = client.xeroJson("Accounts", "If-Modified-Since", "2025-01-01T00:00:00");

      assertThat(changed.path("Accounts").findValuesAsText("AccountID"))
          .containsExactly("untimed", "new");
      assertThat(
              client
                  .xeroJson("Accounts", "If-Modified-Since", "2025-01-01T00:00:00.000Z")
                  .path("Accounts"))
          .isEqualTo(changed.path("Accounts"));
    }
  }

  @Test
  void shouldCompareNumbersThatAreWrittenAsTexts() throws IOException {
    write(
        "xero/getInvoices.json",
        """
        {"Invoices":[{"InvoiceNumber":"a","Total":"28.50"},{"InvoiceNumber":"b","Total":100}]}
        """);

    try (Sandbox sandbox = start()) {
      Client client = new Client(sandbox);

      assertThat(
              client
                  .xeroJson("Invoices?where=Total%3E28%20AND%20Total%3C99")
                  .findValuesAsText("InvoiceNumber"))
          .containsExactly("a");
      assertThat(client.xeroJson("Invoices?order=Total%20DESC").findValuesAsText("InvoiceNumber"))
          .containsExactly("b", "a");
    }
  }

  @Test
  void shouldTakeTheTenantFromTheOrganisation() throws IOException {
    String id = "0a0b0c0d-1111-4222-8333-444455556666";
    write(
        "xero/getOrganisations.json",
        "{\"Organisations\":[{\"OrganisationID\":\"" + id + "\",\"Name\":\"Recorded\"}]}");

    try (Sandbox sandbox = start()) {
      assertThat(sandbox.xeroTenantId()).isEqualTo(id);
      assertThat(
              Client.json(new Client(sandbox).get("/connections")).findValuesAsText("tenantName"))
          .contains("Recorded");
    }
  }

  @Test
  void shouldServeEmptyListsForMissingFiles() {
    try (Sandbox sandbox = start()) {
      Client client = new Client(sandbox);

      assertThat(client.xeroJson("Invoices?page=1").path("Invoices")).isEmpty();
      assertThat(client.xpm("job.api/list?from=20240701&to=20250630").body())
          .contains("<Status>OK</Status><Jobs />");
      assertThat(sandbox.rateCardCsv())
          .isEqualTo("staff_uuid,task_uuid,hourly_rate,valid_from,valid_to\n");
      assertThat(sandbox.teamsCsv()).isEqualTo("staff_uuid,team\n");
    }
  }

  @Test
  void shouldWindowPracticeListsAndKeepUndatedRecords() throws IOException {
    write(
        "xpm/time-list.xml",
        """
        <Response><Status>OK</Status><Times>
          <Time><UUID>in</UUID><Date>2025-06-20T00:00:00</Date><Minutes>60</Minutes></Time>
          <Time><UUID>out</UUID><Date>2024-06-20T00:00:00</Date></Time>
          <Time><UUID>undated</UUID><Date /></Time>
        </Times></Response>
        """);

    try (Sandbox sandbox = start()) {
      Client client = new Client(sandbox);

      assertThat(client.xpm("time.api/list?from=20240701&to=20250630").body())
          .contains("<UUID>in</UUID>", "<UUID>undated</UUID>")
          .doesNotContain("<UUID>out</UUID>");
      assertThat(client.xpm("time.api/list?from=20240629&to=20250630").body())
          .contains("<Status>ERROR</Status>");
      assertThat(client.xpm("time.api/list").body()).contains("<Status>ERROR</Status>");
    }
  }

  @Test
  void shouldMakeOneLineOfAnInvoiceWithoutItsOwnFile() throws IOException {
    write(
        "xpm/invoice-list.xml",
        """
        <Response><Status>OK</Status><Invoices>
          <Invoice><ID>I1</ID><Type>Progress Invoice</Type><JobText>J1</JobText>
            <Amount>abc</Amount></Invoice>
          <Invoice><ID>I2</ID><Type>Miscellaneous</Type><JobText /><Amount>250.00</Amount></Invoice>
        </Invoices></Response>
        """);

    try (Sandbox sandbox = start()) {
      Client client = new Client(sandbox);

      assertThat(client.xpm("invoice.api/get/I1").body())
          .containsSubsequence("<Jobs><Job><ID>J1</ID>", "<Task><UUID>", "<Amount>abc</Amount>");
      assertThat(client.xpm("invoice.api/get/I2").body())
          .contains("<Tasks><Task><UUID>")
          .doesNotContain("<Jobs>");
      assertThat(client.xpm("invoice.api/get/I3").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void shouldFindDocumentsOfIdsThatAreEncodedInFileNames() throws IOException {
    write(
        "xpm/costs-SMSF%2F7%20a.xml",
        "<Costs><Cost><UUID>c</UUID><Quantity>3</Quantity></Cost></Costs>");

    try (Sandbox sandbox = start()) {
      Client client = new Client(sandbox);

      assertThat(client.xpm("job.api/costs/SMSF%2F7%20a").body())
          .contains("<Status>OK</Status><Costs><Cost><UUID>c</UUID><Quantity>3</Quantity>");
      assertThat(client.xpm("job.api/costs/J9").body()).contains("<Status>ERROR</Status>");
    }
  }

  @Test
  void shouldServeTheExamplesOfTheSpecificationOfPracticeManager() throws IOException {
    write(
        "xpm/invoice-I000502.xml",
        """
        <?xml version="1.0" encoding="utf-8"?>
        <!-- a comment -->
        <Response><Status>OK</Status><Invoice><ID>I000502</ID>
          <Jobs><Job><Tasks><Task><Name>A &amp; B</Name></Task></Tasks></Job></Jobs>
        </Invoice></Response>
        """);

    try (Sandbox sandbox = start()) {
      assertThat(new Client(sandbox).xpm("invoice.api/get/I000502").body())
          .contains("<Invoice><ID>I000502</ID>", "<Name>A &amp; B</Name>")
          .doesNotContain("comment");
    }
  }

  @Test
  void shouldNameFileAndPlaceOfBrokenJson() throws IOException {
    write("xero/getInvoices.json", "{\n  \"Invoices\": [oops]\n}");

    assertThatThrownBy(this::start)
        .isInstanceOf(InvalidFixtureException.class)
        .hasMessageContaining("getInvoices.json, line 2, column ")
        .hasMessageContaining("Correct the file");
  }

  @Test
  void shouldNameFileAndPlaceOfBrokenXml() throws IOException {
    write("xpm/job-list.xml", "<Response>\n<Jobs>\n</Response>");

    assertThatThrownBy(this::start)
        .isInstanceOf(InvalidFixtureException.class)
        .hasMessageContaining("job-list.xml, line 3, column ")
        .hasMessageContaining("Correct the file");
  }

  @Test
  void shouldRefuseExternalEntities() throws IOException {
    write(
        "xpm/job-list.xml",
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><Jobs>&e;</Jobs>");

    assertThatThrownBy(this::start).isInstanceOf(InvalidFixtureException.class);
  }

  @Test
  void shouldSayWhichKeyIsMissing() throws IOException {
    write("xero/getInvoices.json", "{\"invoices\": []}");

    assertThatThrownBy(this::start)
        .isInstanceOf(InvalidFixtureException.class)
        .hasMessageContaining("no list named \"Invoices\"");
  }

  @Test
  void shouldSayThatTheDirectoryIsMissing() {
    assertThatThrownBy(() -> Sandbox.builder().fixtures(directory.resolve("nowhere")).start())
        .isInstanceOf(InvalidFixtureException.class)
        .hasMessageContaining("does not exist");
  }

  private Sandbox start() {
    return Sandbox.builder().fixtures(directory).start();
  }

  private void write(String name, String content) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
