package io.xeropulse.xpm.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What an answer says beside its records, its status above all. Not thread-safe. */
final class Envelope {
  private final Answer answer;
  private final ObjectNode fields = new JsonNodeFactory(true).objectNode();
  private boolean recordsSeen;

  Envelope(Answer answer) {
    this.answer = answer;
  }

  JsonNode fields() {
    return fields;
  }

  void put(String name, JsonNode value) {
    fields.set(name, value);
  }

  /** Notes that the place of the records is in the answer, be it empty. */
  void recordsSeen() {
    recordsSeen = true;
  }

  boolean refused() {
    String status = text("status");
    return status != null && !status.equalsIgnoreCase("OK");
  }

  /** Called once the whole answer was read: only then is its description known. */
  void requireOk(int line, int column) {
    if (text("status") != null) {
      answer.requireOk(text("status"), text("errorDescription"));
    } else if (!recordsSeen) {
      throw answer.malformed("neither a status nor records", line, column, null);
    }
  }

  private @Nullable String text(String name) {
    JsonNode value = fields.get(name);
    return value == null || value.isNull() ? null : value.asText();
  }
}
