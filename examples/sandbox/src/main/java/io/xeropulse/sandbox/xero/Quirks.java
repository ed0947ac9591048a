package io.xeropulse.sandbox.xero;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rewrites an answer as the chosen quirks have it; immutable and thread-safe. */
final class Quirks {

  private static final Set<String> UNDECLARED =
      Set.of("DateString", "DueDateString", "HasValidationErrors", "ID");
  private static final Set<String> ENVELOPE_FIELDS =
      Set.of("Id", "Status", "ProviderName", "DateTimeUTC");

  private final Set<Quirk> chosen;

  Quirks(Set<Quirk> chosen) {
    this.chosen = Set.copyOf(chosen);
  }

  ObjectNode apply(ObjectNode envelope, String key) {
    boolean plain = chosen.equals(Set.of(Quirk.ENVELOPE, Quirk.UNDECLARED_FIELDS));
    if (plain) {
      return envelope;
    }
    ObjectNode rewritten = envelope.deepCopy();
    if (!chosen.contains(Quirk.ENVELOPE)) {
      rewritten.remove(ENVELOPE_FIELDS);
    }
    JsonNode list = rewritten.path(key);
    list.forEach(this::rewrite);
    if (chosen.contains(Quirk.OBJECT_FOR_ARRAY) && list.isArray() && list.size() == 1) {
      rewritten.set(key, list.get(0));
    }
    return rewritten;
  }

  private void rewrite(JsonNode node) {
    if (node instanceof ObjectNode object) {
      rewriteFields(object);
    } else {
      node.forEach(this::rewrite);
    }
  }

  private void rewriteFields(ObjectNode object) {
    if (!chosen.contains(Quirk.UNDECLARED_FIELDS)) {
      object.remove(UNDECLARED);
    }
    List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
    for (Map.Entry<String, JsonNode> field : fields) {
      JsonNode value = field.getValue();
      rewrite(value);
      if (value.isNumber() && chosen.contains(Quirk.NUMBERS_AS_STRINGS)) {
        object.put(field.getKey(), value.asText());
      } else if (value.isBoolean() && chosen.contains(Quirk.BOOLEANS_AS_STRINGS)) {
        object.put(field.getKey(), value.asText());
      } else if (value.isNull() && chosen.contains(Quirk.EMPTY_ARRAY_FOR_NULL)) {
        object.putArray(field.getKey());
      } else if (value instanceof ArrayNode lines
          && field.getKey().equals("LineItems")
          && chosen.contains(Quirk.NULL_ELEMENTS)) {
        lines.addNull();
      }
    }
  }
}
