package io.xeropulse.xero;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.xeropulse.core.grant.ConsentRequest;
import io.xeropulse.core.grant.GrantId;
import io.xeropulse.core.grant.GrantStore;
import io.xeropulse.core.grant.InMemoryGrantStore;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.sandbox.webhook.Delivery;
import io.xeropulse.xero.accounting.Invoice;
import io.xeropulse.xero.accounting.InvoiceQuery;
import io.xeropulse.xero.auth.AppCredentials;
import io.xeropulse.xero.auth.Consent;
import io.xeropulse.xero.auth.GrantTokens;
import io.xeropulse.xero.auth.XeroConnection;
import io.xeropulse.xero.http.XeroEndpoints;
import io.xeropulse.xero.webhook.WebhookDecision;
import io.xeropulse.xero.webhook.WebhookReceiver;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The README's examples, run against the sandbox. */
class ReadmeExamplesTest {
  @RegisterExtension static final Sandbox SANDBOX = Sandbox.builder().invoices(30).jobs(1).build();

  private final OrganizationId organization =
      OrganizationId.of("7d4f0a52-0f5e-4c4e-9d3e-0d6a2a5f3c11");

  @Test
  void shouldConnectAnOrganisation() throws Exception {
    XeroEndpoints endpoints = XeroEndpoints.at(SANDBOX.baseUrl());
    String clientId = SANDBOX.clientId();
    String clientSecret = SANDBOX.clientSecret();
    GrantStore<GrantTokens> store = new InMemoryGrantStore<>();

    // README: connect an organisation
    XeroIdentity identity =
        XeroIdentity.builder(AppCredentials.of(clientId, clientSecret), store)
            .endpoints(endpoints)
            .build();
    Consent consent = identity.consent(URI.create("https://practice.example/xero/back"));
    ConsentRequest request = consent.begin(); // keep it in the person's session
    HttpUrl back = browse(request.address()); // the person agrees, and the browser comes back
    GrantId grant = GrantId.random();
    store.save(
        grant,
        consent.complete(request, back.queryParameter("state"), back.queryParameter("code")));
    XeroClient xero = XeroClient.builder(identity.tokens(grant)).endpoints(endpoints).build();
    List<XeroConnection> connections = xero.connections();
    // end

    assertThat(connections).extracting(XeroConnection::tenantId).contains(SANDBOX.xeroTenantId());
  }

  @Test
  void shouldListInvoices() {
    XeroEndpoints endpoints = XeroEndpoints.at(SANDBOX.baseUrl());
    String clientId = SANDBOX.clientId();
    String clientSecret = SANDBOX.clientSecret();
    List<String> printed = new ArrayList<>();

    // README: list invoices
    XeroClient xero = XeroClient.builder(clientId, clientSecret).endpoints(endpoints).build();
    XeroConnection connection = xero.connections().get(0);
    InvoiceQuery open =
        InvoiceQuery.all().type(Invoice.Type.ACCREC).status(Invoice.Status.AUTHORISED);
    try (Stream<Invoice> invoices =
        xero.accounting(organization, connection).invoices(open).stream()) {
      invoices.forEach(
          invoice ->
              printed.add(
                  invoice.invoiceNumber() + " " + invoice.dueDate() + " " + invoice.amountDue()));
    }
    // end

    assertThat(printed).isNotEmpty().allMatch(line -> line.matches("INV-\\d+ [\\d-]+ [\\d.]+"));
  }

  @Test
  void shouldReceiveAWebhook() throws Exception {
    String webhookKey = SANDBOX.webhooks().key();
    List<Map<String, Trigger.Webhook>> started = new ArrayList<>();
    HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);

    // README: receive a webhook
    WebhookReceiver receiver = WebhookReceiver.create(webhookKey);
    server.createContext(
        "/xero/webhook",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          String signature = exchange.getRequestHeaders().getFirst("x-xero-signature");
          WebhookDecision decision =
              receiver.receive(body, signature, told -> started.add(told.triggers()));
          exchange.sendResponseHeaders(decision.status(), -1); // no body
          exchange.close();
        });
    // end

    server.start();
    try {
      SANDBOX
          .webhooks()
          .deliverTo(
              URI.create("http://localhost:" + server.getAddress().getPort() + "/xero/webhook"));
      assertThat(SANDBOX.webhooks().intentToReceive()).allMatch(Delivery::accepted);
      UUID edited = SANDBOX.books().stories().get(0).invoice().id();
      SANDBOX.books().edit(edited, "changed");
      assertThat(SANDBOX.webhooks().deliver()).allMatch(Delivery::accepted);
      assertThat(SANDBOX.webhooks().deliverSignedWrongly().status()).isEqualTo(401);
      assertThat(started)
          .contains(
              Map.of(
                  SANDBOX.xeroTenantId(),
                  new Trigger.Webhook(Map.of("xero/invoices", Set.of(edited.toString())))));
    } finally {
      server.stop(0);
    }
  }

  private static HttpUrl browse(URI address) throws Exception {
    OkHttpClient browser = new OkHttpClient.Builder().followRedirects(false).build();
    Request request = new Request.Builder().url(address.toString()).build();
    try (Response response = browser.newCall(request).execute()) {
      return HttpUrl.get(response.header("Location"));
    }
  }
}
