package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.auth.oauth2.AuthorizationCodeTokenRequest;
import com.google.api.client.auth.oauth2.RefreshTokenRequest;
import com.google.api.client.auth.oauth2.TokenResponse;
import com.google.api.client.http.BasicAuthentication;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.xero.api.ApiClient;
import com.xero.api.client.AccountingApi;
import com.xero.api.client.IdentityApi;
import com.xero.models.accounting.Contact;
import com.xero.models.accounting.Invoice;
import com.xero.models.accounting.Payment;
import com.xero.models.accounting.ReportRow;
import com.xero.models.accounting.ReportRows;
import com.xero.models.accounting.ReportWithRow;
import com.xero.models.identity.Connection;
import io.xeropulse.sandbox.books.Country;
import io.xeropulse.sandbox.books.Story;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Xero's own Java SDK, as published, pointed at the sandbox by its base path. */
class OfficialSdkTest {

  private static final LocalDate AS_AT = LocalDate.of(2025, 6, 30);
  private static final String REDIRECT = "http://localhost/callback";

  @RegisterExtension
  static final Sandbox SANDBOX = Sandbox.builder().seed(21).invoices(250).jobs(2).build();

  private static String token = "";
  private static AccountingApi api = new AccountingApi();

  @BeforeAll
  static void consentAndRefresh() throws IOException {
    String location =
        Client.send(
                HttpRequest.newBuilder(
                    SANDBOX
                        .baseUrl()
                        .resolve(
                            "/identity/connect/authorize?response_type=code"
                                + "&client_id=sandbox-client&state=x"
                                + "&scope=offline_access%20accounting.transactions"
                                + "%20accounting.contacts%20accounting.reports.read"
                                + "%20accounting.settings"
                                + "&redirect_uri="
                                + REDIRECT)))
            .headers()
            .firstValue("Location")
            .orElseThrow();
    GenericUrl tokenUrl = new GenericUrl(SANDBOX.baseUrl().resolve("/connect/token"));
    BasicAuthentication authentication =
        new BasicAuthentication(SANDBOX.clientId(), SANDBOX.clientSecret());
    TokenResponse first =
        new AuthorizationCodeTokenRequest(
                new NetHttpTransport(),
                GsonFactory.getDefaultInstance(),
                tokenUrl,
                location.replaceAll(".*[?&]code=([^&]+).*", "$1"))
            .setRedirectUri(REDIRECT)
            .setClientAuthentication(authentication)
            .execute();
    TokenResponse refreshed =
        new RefreshTokenRequest(
                new NetHttpTransport(),
                GsonFactory.getDefaultInstance(),
                tokenUrl,
                first.getRefreshToken())
            .setClientAuthentication(authentication)
            .execute();
    assertThat(refreshed.getRefreshToken()).isNotEqualTo(first.getRefreshToken());
    token = refreshed.getAccessToken();
    api =
        AccountingApi.getInstance(
            new ApiClient(SANDBOX.baseUrl() + "/api.xro/2.0", null, null, null, null));
  }

  @Test
  void shouldFindTheOrganisationAmongTheConnections() throws IOException {
    IdentityApi identity =
        IdentityApi.getInstance(
            new ApiClient(SANDBOX.baseUrl().toString(), null, null, null, null));

    List<Connection> connections = identity.getConnections(token, null);

    assertThat(connections)
        .extracting(c -> c.getTenantId().toString())
        .contains(SANDBOX.xeroTenantId());
  }

  @Test
  void shouldListAllInvoicesWithTheTotalsOfTheBooks() throws IOException {
    List<Invoice> invoices = new ArrayList<>();
    for (int page = 1; ; page++) {
      List<Invoice> some =
          api.getInvoices(
                  token,
                  SANDBOX.xeroTenantId(),
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  page,
                  true,
                  null,
                  4,
                  null)
              .getInvoices();
      if (some.isEmpty()) {
        break;
      }
      invoices.addAll(some);
    }

    List<Story> stories = SANDBOX.books().stories();
    assertThat(invoices).hasSize(stories.size());
    assertThat(sum(invoices.stream().map(Invoice::getTotal).toList()))
        .isEqualByComparingTo(
            sum(stories.stream().map(s -> s.invoice().total().doubleValue()).toList()));
    assertThat(sum(invoices.stream().map(Invoice::getAmountDue).toList()))
        .isEqualByComparingTo(sum(stories.stream().map(s -> s.due().doubleValue()).toList()));
  }

  @Test
  void shouldListAllContacts() throws IOException {
    List<Contact> contacts =
        api.getContacts(token, SANDBOX.xeroTenantId(), null, null, null, null, 1, true, null, null)
            .getContacts();

    assertThat(contacts).hasSize(SANDBOX.truth().counts().get("Contacts"));
  }

  @Test
  void shouldListAllPayments() throws IOException {
    List<Payment> payments = new ArrayList<>();
    for (int page = 1; ; page++) {
      List<Payment> some =
          api.getPayments(token, SANDBOX.xeroTenantId(), null, null, null, page).getPayments();
      if (some.isEmpty()) {
        break;
      }
      payments.addAll(some);
    }

    assertThat(payments).hasSize(SANDBOX.truth().counts().get("Payments"));
    assertThat(
            sum(
                payments.stream()
                    .filter(p -> p.getStatus() == Payment.StatusEnum.AUTHORISED)
                    .map(Payment::getAmount)
                    .toList()))
        .isEqualByComparingTo(
            sum(SANDBOX.books().stories().stream().map(s -> s.paid().doubleValue()).toList()));
  }

  @Test
  void shouldReadTheTrialBalanceOfTheLedger() throws IOException {
    ReportWithRow report =
        api.getReportTrialBalance(
                token, SANDBOX.xeroTenantId(), org.threeten.bp.LocalDate.of(2025, 6, 30), null)
            .getReports()
            .get(0);

    Map<String, BigDecimal> read = new TreeMap<>();
    for (ReportRows section : report.getRows()) {
      for (ReportRow row : section.getRows() == null ? List.<ReportRow>of() : section.getRows()) {
        String name = row.getCells().get(0).getValue();
        if (name.endsWith(")")) {
          String code = name.substring(name.lastIndexOf('(') + 1, name.length() - 1);
          BigDecimal balance =
              amount(row.getCells().get(3).getValue())
                  .subtract(amount(row.getCells().get(4).getValue()));
          if (balance.signum() != 0) {
            read.put(code, balance);
          }
        }
      }
    }

    assertThat(Country.AU.yearStart(AS_AT)).isEqualTo(LocalDate.of(2024, 7, 1));
    assertThat(read).isEqualTo(SANDBOX.truth().trialBalance(AS_AT));
  }

  private static BigDecimal amount(String cell) {
    return cell.isEmpty() ? new BigDecimal("0.00") : new BigDecimal(cell);
  }

  /** The SDK gives doubles; each is an amount in cents and is taken back to one before summing. */
  private static BigDecimal sum(List<Double> amounts) {
    return amounts.stream()
        .map(a -> BigDecimal.valueOf(a).setScale(2, RoundingMode.HALF_UP))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
