package io.xeropulse.xero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.AuthenticationException;
import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.SourceUnavailableException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Extraction;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.xero.accounting.Invoice;
import io.xeropulse.xero.accounting.InvoiceQuery;
import io.xeropulse.xero.auth.XeroConnection;
import io.xeropulse.xero.http.Meter;
import io.xeropulse.xero.http.RateLimits;
import io.xeropulse.xero.http.Retries;
import io.xeropulse.xero.http.XeroEndpoints;
import io.xeropulse.xero.source.EntityEstimate;
import io.xeropulse.xero.source.XeroSource;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XeroClientTest {
  private static final OrganizationId ORGANIZATION =
      OrganizationId.of("7d4f0a52-0f5e-4c4e-9d3e-0d6a2a5f3c11");

  @RegisterExtension
  static final Sandbox SANDBOX = Sandbox.builder().seed(3).invoices(1_234).jobs(1).build();

  private final XeroClient client = client(SANDBOX.clientSecret(), SANDBOX.baseUrl());

  @Test
  void shouldListTheTenantsOfTheGrant() {
    assertThat(client.connections())
        .extracting(XeroConnection::tenantId)
        .contains(SANDBOX.xeroTenantId());
    assertThat(client.connections())
        .allSatisfy(connection -> assertThat(connection.id()).isNotBlank());
  }

  @Test
  void shouldSayWhatToCheckWhenTheSecretIsWrong() {
    assertThatThrownBy(() -> client("wrong-secret", SANDBOX.baseUrl()).connections())
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining("client secret")
        .hasMessageNotContaining("wrong-secret");
  }

  @Test
  void shouldSayThatXeroCannotBeReached() {
    assertThatThrownBy(() -> client("x", URI.create("http://localhost:1")).connections())
        .isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("http://localhost:1");
  }

  @Test
  void shouldStreamTypedInvoices() {
    List<Invoice> invoices =
        client.accounting(ORGANIZATION, organisation()).invoices(InvoiceQuery.all()).toList();

    assertThat(invoices).hasSize(1_234).extracting(Invoice::invoiceId).doesNotHaveDuplicates();
  }

  @Test
  void shouldReadNoPageThatNobodyConsumes() {
    Meter meter = client.meter();
    client.accounting(ORGANIZATION, organisation()).invoices(InvoiceQuery.all()).stream()
        .limit(10)
        .forEach(invoice -> assertThat(invoice.total()).isNotNull());

    assertThat(meter.byEntity(ORGANIZATION).get("xero/invoices").calls()).isEqualTo(1);
  }

  @Test
  void shouldEstimateCallsBeforeTheyAreSpent() {
    XeroSource source = client.source(organisation());

    List<EntityEstimate> estimates =
        source.estimate(ORGANIZATION, Set.of("accounts", "invoices"), null);

    assertThatThrownBy(() -> source.estimate(ORGANIZATION, Set.of("invoces"), null))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("invoces");
    EntityEstimate invoices = estimates.get(1);
    assertThat(estimates.get(0)).isEqualTo(new EntityEstimate("accounts", -1, 1, -1));
    assertThat(invoices.records()).isEqualTo(1_234);
    assertThat(invoices.calls()).isEqualTo(2);
    long before = client.meter().of(ORGANIZATION).decodedBytes();
    readAll(source, "invoices");
    long spent = client.meter().of(ORGANIZATION).decodedBytes() - before;
    assertThat((double) invoices.bytes()).isBetween(0.5 * spent, 1.5 * spent);
  }

  @Test
  void shouldReportTheHealthOfAConnection() {
    XeroHealth up = client.health(ORGANIZATION, organisation());
    assertThat(up.state()).isEqualTo(XeroHealth.State.UP);
    assertThat(up.organisationName()).isNotBlank();
    assertThat(up.detail()).isEmpty();

    XeroConnection gone = new XeroConnection("c", "00000000-0000-0000-0000-000000000000", "", "");
    assertThat(client.health(ORGANIZATION, gone).state()).isEqualTo(XeroHealth.State.NOT_ENTITLED);
    assertThat(client("x", SANDBOX.baseUrl()).health(ORGANIZATION, organisation()).state())
        .isEqualTo(XeroHealth.State.RECONNECT);
    XeroHealth down =
        client("x", URI.create("http://localhost:1")).health(ORGANIZATION, organisation());
    assertThat(down.state()).isEqualTo(XeroHealth.State.DOWN);
    assertThat(down.detail()).isNotBlank();
  }

  @Test
  void shouldHaveNoWayToWrite() {
    for (Class<?> door :
        List.of(
            XeroClient.class,
            io.xeropulse.xero.http.ApiTransport.class,
            io.xeropulse.xero.accounting.AccountingApi.class,
            io.xeropulse.xero.accounting.ReportsApi.class)) {
      assertThat(Arrays.stream(door.getMethods()).map(Method::getName))
          .noneMatch(name -> name.matches("(post|put|patch|delete|create[A-Z]|update|save).*"));
    }
  }

  @Test
  void shouldRefuseSettingsThatCannotWork() {
    assertThatThrownBy(() -> XeroEndpoints.at(URI.create("localhost:80")))
        .isInstanceOf(InvalidConfigurationException.class);
    assertThatThrownBy(() -> XeroClient.builder("a", "b").maxBodyBytes(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(XeroEndpoints.at(URI.create("http://localhost:80/")).token())
        .hasToString("http://localhost:80/connect/token");
    assertThat(XeroEndpoints.production().api()).hasToString("https://api.xero.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://xero.example.com",
        "https://me:s3cret@xero.example.com",
        "https://xero.example.com?token=s3cret"
      })
  void shouldRefuseAddressesWhereTokensAreNotSafe(String base) {
    assertThatThrownBy(() -> XeroEndpoints.at(URI.create(base)))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageNotContaining("s3cret");
    XeroEndpoints xero = XeroEndpoints.production();
    assertThatThrownBy(
            () ->
                new XeroEndpoints(
                    xero.authorize(), URI.create(base), xero.revocation(), xero.api()))
        .isInstanceOf(InvalidConfigurationException.class);
  }

  private static void readAll(XeroSource source, String name) {
    Entity entity =
        source.entities().stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow();
    try (Extraction extraction = source.open(ORGANIZATION)) {
      extraction.pages(entity, null).forEachRemaining(page -> {});
    }
  }

  private XeroConnection organisation() {
    return new XeroConnection("c", SANDBOX.xeroTenantId(), "ORGANISATION", "Practice");
  }

  private static XeroClient client(String secret, URI base) {
    return XeroClient.builder(SANDBOX.clientId(), secret)
        .endpoints(XeroEndpoints.at(base))
        .rateLimits(RateLimits.unlimited())
        .retries(Retries.none())
        .build();
  }
}
