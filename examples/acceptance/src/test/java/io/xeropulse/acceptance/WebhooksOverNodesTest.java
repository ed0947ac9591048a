package io.xeropulse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.sandbox.DrivenClock;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.sandbox.webhook.Delivery;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.xero.webhook.WebhookDecision;
import io.xeropulse.xero.webhook.WebhookReceiver;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Two nodes behind a load balancer lose no event, and take none for missing that the other had. */
class WebhooksOverNodesTest {
  private final DataSource server = PostgresServer.newWarehouse();
  private final List<Map<String, Trigger.Webhook>> stored = new ArrayList<>();
  private final List<Integer> answers = new ArrayList<>();
  private final List<WebhookDecision> decisions = new ArrayList<>();
  private boolean down;
  private int calls;

  @Test
  void shouldLoseNoEventWhileTheDatabaseIsDownNorSeeAGapBetweenTwoNodes() throws Exception {
    HttpServer host = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    DrivenClock clock = DrivenClock.at(Instant.parse("2025-07-01T00:00:00Z"));
    try (Sandbox sandbox = Sandbox.builder().seed(5).invoices(20).jobs(1).clock(clock).start()) {
      String key = sandbox.webhooks().key();
      List<WebhookReceiver> nodes =
          List.of(
              WebhookReceiver.create(key, Warehouse.create(database()).heardEvents()),
              WebhookReceiver.create(key, Warehouse.create(database()).heardEvents()));
      host.createContext("/", exchange -> answer(nodes.get(calls++ % 2), exchange));
      host.start();
      sandbox
          .webhooks()
          .deliverTo(URI.create("http://localhost:" + host.getAddress().getPort() + "/xero"));
      assertThat(sandbox.webhooks().intentToReceive()).allMatch(Delivery::accepted);
      answers.clear();
      for (int edit = 0; edit < 8; edit++) {
        UUID edited = sandbox.books().stories().get(edit).invoice().id();
        sandbox.books().edit(edited, "changed");
        if (edit == 3) {
          down = true;
          assertThat(sandbox.webhooks().deliver()).noneMatch(Delivery::accepted);
          down = false;
          clock.advance(Duration.ofMinutes(16));
          assertThat(sandbox.webhooks().deliver()).isNotEmpty().allMatch(Delivery::accepted);
        } else {
          assertThat(sandbox.webhooks().deliverTwice()).allMatch(Delivery::accepted);
        }
        assertThat(stored.get(stored.size() - 1))
            .isEqualTo(
                Map.of(
                    sandbox.xeroTenantId(),
                    new Trigger.Webhook(Map.of("xero/invoices", Set.of(edited.toString())))));
      }
    } finally {
      host.stop(0);
    }
    // Xero tries again at once, and then a quarter of an hour later.
    assertThat(answers.stream().filter(status -> status == 500)).hasSize(2);
    assertThat(stored).hasSize(8);
    assertThat(decisions).noneMatch(WebhookDecision::gap);
    assertThat(decisions.stream().mapToInt(WebhookDecision::duplicates).sum()).isEqualTo(7);
  }

  private void answer(WebhookReceiver node, HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String signature = exchange.getRequestHeaders().getFirst("x-xero-signature");
    int status = 500;
    try {
      WebhookDecision decision = node.receive(body, signature, told -> stored.add(told.triggers()));
      decisions.add(decision);
      status = decision.status();
    } catch (XeroPulseException away) {
      assertThat(away.retryable()).isTrue();
    }
    answers.add(status);
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  /** The real server, or none while it is down. */
  private DataSource database() {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              if (down) {
                throw new SQLException("Connection refused", "08001");
              }
              try {
                return method.invoke(server, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
