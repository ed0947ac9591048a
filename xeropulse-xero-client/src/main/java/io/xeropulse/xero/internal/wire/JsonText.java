package io.xeropulse.xero.internal.wire;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.math.BigDecimal;

/** Writes values as JSON text. */
final class JsonText {
  private JsonText() {}

  static void write(Object value, StringBuilder out) {
    if (value instanceof JsonObject object) {
      object(object, out);
    } else if (value instanceof JsonArray array) {
      array(array, out);
    } else if (value instanceof String text) {
      string(text, out);
    } else if (value instanceof BigDecimal number) {
      out.append(number);
    } else {
      out.append(value);
    }
  }

  private static void object(JsonObject object, StringBuilder out) {
    out.append('{');
    for (int i = 0; i < object.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      string(object.nameAt(i), out);
      out.append(':');
      write(object.valueAt(i), out);
    }
    out.append('}');
  }

  private static void array(JsonArray array, StringBuilder out) {
    out.append('[');
    for (int i = 0; i < array.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      write(array.get(i), out);
    }
    out.append(']');
  }

  private static void string(String text, StringBuilder out) {
    out.append('"');
    JsonStringEncoder.getInstance().quoteAsString(text, out);
    out.append('"');
  }
}
