package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.xeropulse.sandbox.webhook.Delivery;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTest {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2025-07-01T00:00:00Z"));
  private final List<String> received = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger broken = new AtomicInteger();
  private final Sandbox sandbox =
      Sandbox.builder().seed(3).invoices(40).jobs(1).clock(now::get).webhookKey("k").start();
  private HttpServer subscriber;

  @BeforeEach
  void subscribe() throws IOException {
    subscriber = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    subscriber.createContext("/", this::receive);
    subscriber.start();
    sandbox
        .webhooks()
        .deliverTo(URI.create("http://127.0.0.1:" + subscriber.getAddress().getPort() + "/hook"));
  }

  @AfterEach
  void stop() {
    subscriber.stop(0);
    sandbox.close();
  }

  @Test
  void shouldAskASubscriberToTellRightFromWrongSignatures() {
    List<Delivery> asked = sandbox.webhooks().intentToReceive();

    assertThat(asked).hasSize(4).allMatch(Delivery::accepted);
    assertThat(asked).extracting(Delivery::status).containsExactly(200, 401, 200, 401);
    assertThat(received.get(0))
        .startsWith(
            "{\"events\":[],\"firstEventSequence\": 0,\"lastEventSequence\": 0, \"entropy\":");
  }

  @Test
  void shouldTellWhatChangedInTheSpecifiedForm() throws IOException {
    UUID invoice = sandbox.books().invoice(true, 1, LocalDate.of(2025, 7, 1), BigDecimal.TEN);
    sandbox.books().credit(invoice, LocalDate.of(2025, 7, 1), BigDecimal.ONE);
    sandbox.books().rename(4, "New name");

    assertThat(sandbox.webhooks().deliver()).singleElement().matches(Delivery::accepted);

    JsonNode body = JsonMapper.builder().build().readTree(received.get(0));
    assertThat(body.path("events").findValuesAsText("eventCategory"))
        .containsExactly("INVOICE", "INVOICE", "CREDITNOTE", "CONTACT");
    assertThat(body.path("events").findValuesAsText("eventType"))
        .containsExactly("CREATE", "UPDATE", "CREATE", "UPDATE");
    assertThat(body.at("/events/0/resourceId").asText()).isEqualTo(invoice.toString());
    assertThat(body.at("/events/0/eventDateUtc").asText()).isEqualTo("2025-07-01T00:00:00.000");
    assertThat(body.at("/events/2/data/Type").asText()).isEqualTo("ACCRECCREDIT");
    assertThat(body.at("/events/2/data/Status").asText()).isEqualTo("PAID");
    assertThat(body.path("lastEventSequence").asInt()).isEqualTo(4);
    assertThat(violations(body)).isEmpty();
    assertThat(sandbox.webhooks().pending()).isZero();
    assertThat(sandbox.webhooks().deliver()).isEmpty();
  }

  @Test
  void shouldTryAgainAtOnceThenEveryQuarterOfAnHourForADay() {
    broken.set(Integer.MAX_VALUE);
    sandbox.books().rename(1, "Once");

    assertThat(sandbox.webhooks().deliver()).extracting(Delivery::status).containsExactly(500, 500);
    assertThat(sandbox.webhooks().deliver()).as("not due yet").isEmpty();
    now.set(now.get().plus(Duration.ofMinutes(15)));
    assertThat(sandbox.webhooks().deliver()).hasSize(1);

    broken.set(0);
    now.set(now.get().plus(Duration.ofMinutes(15)));
    assertThat(sandbox.webhooks().deliver()).singleElement().matches(Delivery::accepted);
    assertThat(received).singleElement().asString().contains("\"firstEventSequence\": 1,");
  }

  @Test
  void shouldGiveUpAfterADay() {
    broken.set(Integer.MAX_VALUE);
    sandbox.books().rename(1, "Once");
    sandbox.webhooks().deliver();

    now.set(now.get().plus(Duration.ofHours(24)));
    sandbox.webhooks().deliver();

    assertThat(sandbox.webhooks().disabled()).isTrue();
    sandbox.books().rename(1, "Twice");
    assertThat(sandbox.webhooks().deliver()).isEmpty();
  }

  @Test
  void shouldDuplicateShuffleAndSpoilOnRequest() {
    sandbox.books().rename(1, "A");
    Delivery spoiled = sandbox.webhooks().deliverSignedWrongly();
    assertThat(spoiled.status()).isEqualTo(401);
    assertThat(spoiled.accepted()).as("a wrong signature must be refused").isTrue();

    sandbox.webhooks().deliverTwice();
    assertThat(received).hasSize(2);
    assertThat(received.get(0)).isEqualTo(received.get(1));

    received.clear();
    for (int i = 0; i < 6; i++) {
      sandbox.books().rename(i, "Name " + i);
    }
    sandbox.webhooks().deliverShuffled(5);
    List<Integer> order =
        received.stream()
            .map(body -> Integer.valueOf(body.replaceAll(".*firstEventSequence\": (\\d+).*", "$1")))
            .toList();
    assertThat(order).hasSize(6).doesNotHaveDuplicates();
    assertThat(order).isNotEqualTo(order.stream().sorted().toList());
  }

  /** A subscriber as it should be: it checks the raw bytes and answers without a body. */
  private void receive(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    int status;
    if (broken.get() > 0) {
      broken.decrementAndGet();
      status = 500;
    } else if (exchange.getRequestHeaders().getFirst("x-xero-signature").equals(signature(body))) {
      received.add(new String(body, StandardCharsets.UTF_8));
      status = 200;
    } else {
      status = 401;
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private static String signature(byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec("k".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static List<String> violations(JsonNode body) throws IOException {
    try (InputStream in = WebhookTest.class.getResourceAsStream("/spec/xero-webhooks.yaml")) {
      String text = new YAMLMapper().readTree(in).toString();
      return JsonSchemaFactory.getInstance(
              SpecVersion.VersionFlag.V202012,
              builder ->
                  builder.schemaLoaders(l -> l.schemas(Map.of("https://spec.test/w.json", text))))
          .getSchema(SchemaLocation.of("https://spec.test/w.json#/components/schemas/WebhookEvent"))
          .validate(body)
          .stream()
          .map(message -> message.getMessage())
          .toList();
    }
  }
}
