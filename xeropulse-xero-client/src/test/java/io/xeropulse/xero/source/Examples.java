package io.xeropulse.xero.source;

import io.xeropulse.core.model.Fact;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.core.sync.transform.TransformContext;
import io.xeropulse.xero.internal.wire.Envelope;
import java.nio.charset.StandardCharsets;

/** Records made from a line of JSON; a single quote stands for a double one. */
final class Examples {
  static final TransformContext NZD = new TransformContext("NZD", true);
  static final TransformContext UNKNOWN_BASE = new TransformContext("NZD", false);

  private Examples() {}

  static SourceRecord record(String entity, String json) {
    XeroEntity known =
        XeroEntity.ALL.stream()
            .filter(candidate -> candidate.entity().name().equals(entity))
            .findFirst()
            .orElseThrow();
    String body = "{'%s':[%s]}".formatted(known.resource().key(), json).replace('\'', '"');
    try {
      Envelope envelope =
          Envelope.read(body.getBytes(StandardCharsets.UTF_8), known.resource().key());
      return new XeroRecord(known, envelope.records().get(0));
    } catch (com.fasterxml.jackson.core.JacksonException notJson) {
      throw new IllegalArgumentException(body, notJson);
    }
  }

  static <T extends Fact> T fact(
      Class<T> type, String entity, String json, TransformContext context) {
    return type.cast(record(entity, json).toFact(context));
  }
}
