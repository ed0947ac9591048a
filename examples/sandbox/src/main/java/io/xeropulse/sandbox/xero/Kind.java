package io.xeropulse.sandbox.xero;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The types of Xero's filter language, by the names its messages give them. */
enum Kind {
  TEXT("String"),
  NUMBER("Decimal"),
  BOOLEAN("Boolean"),
  DATE("DateTime"),
  GUID("Guid"),
  LIST("IEnumerable"),
  RECORD("Object"),
  NULL("Object");

  private final String wireName;

  Kind(String wireName) {
    this.wireName = wireName;
  }

  String wireName() {
    return wireName;
  }

  /** Whether one value can come before another. */
  boolean ordered() {
    return this == TEXT || this == NUMBER || this == DATE;
  }

  /** Numbers are written as texts sometimes, in fixtures as by Xero. */
  private static @Nullable BigDecimal number(JsonNode node) {
    if (node.isNumber()) {
      return node.decimalValue();
    }
    return node.asText().matches("-?\\d+(\\.\\d+)?") ? new BigDecimal(node.asText()) : null;
  }

  /** A field's value, comparable with others of this kind; null if the record has none. */
  @Nullable Comparable<?> value(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    return switch (this) {
      case NUMBER -> number(node);
      case BOOLEAN -> node.asBoolean();
      case DATE -> WireDate.instant(node.asText()).orElse(null);
      case TEXT -> node.asText();
      case GUID -> node.asText().toLowerCase(Locale.ROOT);
      case LIST, RECORD -> node.isEmpty() ? null : true; // all that can be asked is whether it is
      case NULL -> null;
    };
  }
}
