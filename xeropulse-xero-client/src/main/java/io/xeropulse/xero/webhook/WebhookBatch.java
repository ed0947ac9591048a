package io.xeropulse.xero.webhook;

import com.fasterxml.jackson.core.JacksonException;
import io.xeropulse.core.sync.transform.RejectedRecordException;
import io.xeropulse.xero.internal.wire.JsonDocument;
import io.xeropulse.xero.internal.wire.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** The events of one call, each with its place in the app's sequence. */
record WebhookBatch(List<WebhookEvent> events) {

  static WebhookBatch read(byte[] body) throws JacksonException {
    List<WebhookEvent> events = new ArrayList<>();
    for (JsonObject call : JsonDocument.objects(body)) {
      Long first = call.whole("firstEventSequence");
      List<JsonObject> told = call.objects("events");
      if (first == null && !told.isEmpty()) {
        throw new RejectedRecordException("required", "firstEventSequence is missing in a call");
      }
      long sequence = first == null ? 0 : first;
      for (JsonObject event : told) {
        events.add(
            new WebhookEvent(
                sequence,
                required(event, "tenantId"),
                orEmpty(event, "tenantType"),
                required(event, "eventCategory"),
                orEmpty(event, "eventType"),
                orEmpty(event, "resourceId"),
                event.instant("eventDateUtc")));
        sequence++;
      }
    }
    return new WebhookBatch(List.copyOf(events));
  }

  private static String required(JsonObject event, String name) {
    String text = event.filledText(name);
    if (text == null) {
      throw new RejectedRecordException("required", name + " is missing in a webhook event");
    }
    return text;
  }

  private static String orEmpty(JsonObject event, String name) {
    String text = event.text(name);
    return text == null ? "" : text;
  }
}
