package io.xeropulse.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.http.Json;
import io.xeropulse.sandbox.webhook.Delivery;
import io.xeropulse.sandbox.webhook.Webhooks;
import java.net.URI;
import java.util.List;

/** Who is told about changes, and when; thread-safe. */
final class WebhookControl {

  private final Desk desk;

  /** How deliveries go. */
  private enum How {
    ONCE,
    TWICE,
    SHUFFLED,
    SIGNED_WRONGLY
  }

  WebhookControl(Desk desk) {
    this.desk = desk;
  }

  List<Operation> operations() {
    return List.of(
        new Operation("GET", "/sandbox/webhooks", input -> state()),
        new Operation("PUT", "/sandbox/webhooks", this::subscribe),
        new Operation(
            "POST",
            "/sandbox/webhooks/intent-to-receive",
            input -> attempts(webhooks().intentToReceive())),
        new Operation("POST", "/sandbox/webhooks/deliver", this::deliver));
  }

  private Webhooks webhooks() {
    return desk.webhooks().get();
  }

  private ObjectNode state() {
    return Json.object()
        .put("key", webhooks().key())
        .put("pending", webhooks().pending())
        .put("disabled", webhooks().disabled());
  }

  private ObjectNode subscribe(Input input) {
    input.knowOnly("url");
    webhooks().deliverTo(URI.create(input.text("url")));
    return state();
  }

  private ObjectNode deliver(Input input) {
    input.knowOnly("how", "seed");
    return attempts(
        switch (input.choice("how", How.class, How.ONCE)) {
          case ONCE -> webhooks().deliver();
          case TWICE -> webhooks().deliverTwice();
          case SHUFFLED -> webhooks().deliverShuffled(input.whole("seed", 1));
          case SIGNED_WRONGLY -> List.of(webhooks().deliverSignedWrongly());
        });
  }

  private static ObjectNode attempts(List<Delivery> deliveries) {
    ObjectNode node = Json.object();
    ArrayNode attempts = node.putArray("attempts");
    for (Delivery delivery : deliveries) {
      attempts
          .addObject()
          .put("events", delivery.events())
          .put("signedRightly", delivery.signedRightly())
          .put("status", delivery.status())
          .put("fault", delivery.fault().orElse(""));
    }
    return node;
  }
}
