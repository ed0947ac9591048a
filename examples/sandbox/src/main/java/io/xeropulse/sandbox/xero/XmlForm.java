package io.xeropulse.sandbox.xero;

import com.fasterxml.jackson.databind.JsonNode;
import io.xeropulse.sandbox.http.Call;
import io.xeropulse.sandbox.http.Json;
import io.xeropulse.sandbox.http.Reply;
import io.xeropulse.sandbox.http.Xml;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Answers as Xero writes them when nobody asks for JSON: the same fields in XML, dates in ISO. */
public final class XmlForm {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
  private static final Map<String, String> SINGULAR =
      Map.of("Addresses", "Address", "Tracking", "TrackingCategory");

  private XmlForm() {}

  /**
   * Writes an error in the form that the client asked for.
   *
   * @param call what the client sent
   * @param reply any answer
   * @return the same one unless it is an error in JSON that was not asked for, or else one in XML
   */
  public static Reply errorAsAsked(Call call, Reply reply) {
    boolean error =
        reply.status() >= 400 && reply.header("Content-Type").orElse("").contains("json");
    return error && !call.asksForJson()
        ? reply.withContent("text/xml; charset=utf-8", error(Json.of(reply)).document())
        : reply;
  }

  static Xml of(JsonNode envelope) {
    return element("Response", envelope);
  }

  private static Xml error(JsonNode error) {
    return element(error.has("ErrorNumber") ? "ApiException" : "ProblemDetails", error);
  }

  private static Xml element(String name, JsonNode node) {
    List<Xml> children = new ArrayList<>();
    if (node.isObject()) {
      node.properties()
          .forEach(
              field -> {
                if (!field.getKey().endsWith("DateString")
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
    if (text.isEmpty()) {
      return Xml.of(name);
    }
    return Xml.text(name, node.isNumber() ? node.decimalValue().toPlainString() : date(text));
  }

  private static String date(String text) {
    return text.startsWith("/Date(") ? WireDate.instant(text).map(XmlForm::iso).orElse(text) : text;
  }

  private static String iso(Instant instant) {
    return (instant.toEpochMilli() % 1000 == 0 ? SECONDS : MILLISECONDS).format(instant);
  }

  private static String singular(String plural) {
    String known = SINGULAR.get(plural);
    if (known != null) {
      return known;
    }
    int end = plural.length();
    return plural.endsWith("ies")
        ? plural.substring(0, end - 3) + "y"
        : plural.endsWith("s") ? plural.substring(0, end - 1) : plural + "Item";
  }
}
