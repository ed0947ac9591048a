package io.xeropulse.sandbox.xero;

import com.fasterxml.jackson.databind.JsonNode;
import io.xeropulse.sandbox.http.Xml;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An answer as Xero writes it when nobody asks for JSON: the same fields in XML, dates in ISO. */
final class XmlForm {

  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final Map<String, String> SINGULAR =
      Map.of(
          "Addresses", "Address",
          "Currencies", "Currency",
          "TrackingCategories", "TrackingCategory",
          "Tracking", "TrackingCategory");

  private XmlForm() {}

  static Xml of(JsonNode envelope) {
    return element("Response", envelope);
  }

  private static Xml element(String name, JsonNode node) {
    List<Xml> children = new ArrayList<>();
    if (node.isObject()) {
      node.properties()
          .forEach(
              field -> {
                if (!field.getKey().endsWith("DateString")
                    && !field.getKey().equals("DateString")
                    && !field.getKey().equals("UpdatedDateUTCString")) {
                  children.add(element(field.getKey(), field.getValue()));
                }
              });
      return Xml.of(name, children);
    }
    if (node.isArray()) {
      node.forEach(item -> children.add(element(singular(name), item)));
      return Xml.of(name, children);
    }
    String text = node.isNull() ? "" : node.asText();
    return text.isEmpty() ? Xml.of(name) : Xml.text(name, date(text));
  }

  private static String date(String text) {
    return text.startsWith("/Date(")
        ? WireDate.instant(text).map(DATE_TIME::format).orElse(text)
        : text;
  }

  private static String singular(String plural) {
    String known = SINGULAR.get(plural);
    if (known != null) {
      return known;
    }
    return plural.endsWith("s") ? plural.substring(0, plural.length() - 1) : plural + "Item";
  }
}
