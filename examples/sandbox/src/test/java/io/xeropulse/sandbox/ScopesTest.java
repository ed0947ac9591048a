package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A token lists and opens what its scopes name. */
class ScopesTest {

  @RegisterExtension
  static final Sandbox SANDBOX = Sandbox.builder().seed(18).invoices(5).jobs(1).build();

  private final Map<String, String> tokens = new HashMap<>();

  @ParameterizedTest
  @CsvSource({
    "'', ORGANISATION PRACTICEMANAGER",
    "app.connections, ORGANISATION PRACTICEMANAGER",
    "accounting.settings accounting.contacts.read, ORGANISATION",
    "practicemanager.time.read, PRACTICEMANAGER",
    "accounting.settings practicemanager, ORGANISATION PRACTICEMANAGER",
    "openid, ''",
  })
  void shouldListTheTenantsTheScopesAreAbout(String scope, String types) {
    JsonNode connections = Client.json(get("/connections", token(scope), ""));

    assertThat(String.join(" ", connections.findValuesAsText("tenantType"))).isEqualTo(types);
  }

  @Test
  void shouldKeepATenantClosedThatIsNotListed() {
    HttpResponse<String> refused =
        get("/practicemanager/3.1/staff.api/list", token("accounting.settings"), "xpm");

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("WWW-Authenticate").orElse(""))
        .contains("insufficient_scope");
  }

  @ParameterizedTest
  @CsvSource({
    "Invoices, accounting.invoices.read, accounting.settings",
    "invoices, accounting.invoices, accounting.settings",
    "Invoice, accounting.transactions, accounting.settings",
    "Payments, accounting.payments.read, accounting.invoices",
    "BankTransfers, accounting.banktransactions, accounting.payments",
    "ManualJournals, accounting.manualjournals.read, accounting.journals.read",
    "Contacts, accounting.contacts, accounting.transactions",
    "Budgets, accounting.budgets.read, accounting.reports.read",
    "PaymentServices, paymentservices, accounting.settings",
    "Organisation, accounting.settings.read, accounting.contacts",
    "Reports/TrialBalance, accounting.reports.trialbalance.read, accounting.reports.aged.read",
  })
  void shouldOpenAnEndpointToItsOwnScopesOnly(String path, String opening, String other) {
    String tenant = SANDBOX.xeroTenantId();

    assertThat(get("/api.xro/2.0/" + path, token(opening), tenant).statusCode()).isEqualTo(200);
    HttpResponse<String> refused = get("/api.xro/2.0/" + path, token(other), tenant);
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("WWW-Authenticate").orElse(""))
        .contains("insufficient_scope");
  }

  @Test
  void shouldGiveTheOrganisationTheIdOfItsTenant() {
    JsonNode organisation = new Client(SANDBOX).xeroJson("Organisation").at("/Organisations/0");

    assertThat(organisation.path("OrganisationID").asText()).isEqualTo(SANDBOX.xeroTenantId());
    assertThat(organisation.path("Name").asText())
        .isEqualTo(
            Client.json(get("/connections", token(""), "")).get(0).path("tenantName").asText());
    try (Sandbox other = Sandbox.builder().seed(19).invoices(1).jobs(0).start()) {
      assertThat(
              List.of(
                  organisation.path("ShortCode").asText(),
                  new Client(other).xeroJson("Organisation").findValue("ShortCode").asText()))
          .doesNotHaveDuplicates()
          .allMatch(code -> code.matches("!\\w{5}"));
    }
  }

  private String token(String scope) {
    return tokens.computeIfAbsent(
        scope,
        asked ->
            Client.json(
                    Client.send(
                        HttpRequest.newBuilder(SANDBOX.baseUrl().resolve("/connect/token"))
                            .POST(
                                BodyPublishers.ofString(
                                    "grant_type=client_credentials&client_id=sandbox-client"
                                        + "&client_secret=sandbox-secret&scope="
                                        + asked.replace(" ", "%20")))))
                .path("access_token")
                .asText());
  }

  private static HttpResponse<String> get(String path, String token, String tenant) {
    return Client.send(
        HttpRequest.newBuilder(SANDBOX.baseUrl().resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Accept", "application/json")
            .header("xero-tenant-id", tenant.isEmpty() ? "none" : tenant));
  }
}
