package io.xeropulse.xpm.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.core.MalformedResponseException;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads one XML element with all that is in it, as the JSON codec would have read it. Not
 * thread-safe.
 */
final class XmlElementReader {
  private final JsonNodeFactory nodes = new JsonNodeFactory(true);
  private final WireNames names = new WireNames();
  private final StringBuilder raw = new StringBuilder();
  private final XMLStreamReader xml;
  private final Answer answer;

  XmlElementReader(XMLStreamReader xml, Answer answer) {
    this.xml = xml;
    this.answer = answer;
  }

  /** The JSON name of the element at which the reader stands. */
  String jsonName() {
    return names.json(xml.getLocalName());
  }

  /** Reads the element at which the reader stands as a record. */
  WireRecord record() throws XMLStreamException {
    JsonNode value = value();
    ObjectNode fields = value instanceof ObjectNode object ? object : nodes.objectNode();
    return new WireRecord(fields, raw.toString());
  }

  /** Reads the element at which the reader stands. */
  JsonNode value() throws XMLStreamException {
    raw.setLength(0);
    return read();
  }

  private JsonNode read() throws XMLStreamException {
    String element = xml.getLocalName();
    String name = names.json(element);
    int start = raw.length();
    if (start > WireLimits.RECORD) {
      throw malformed("a record of more than %d characters".formatted(WireLimits.RECORD));
    }
    raw.append('<').append(element).append('>');
    StringBuilder text = new StringBuilder();
    ObjectNode object = null;
    ArrayNode list = null;
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      switch (xml.getEventType()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (names.isList(name)) {
            list = list == null ? nodes.arrayNode() : list;
            list.add(read());
          } else {
            object = object == null ? nodes.objectNode() : object;
            String child = jsonName();
            add(object, child, read());
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append(text, xml.getText());
        case XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.END_DOCUMENT ->
            throw malformed("an entity that XML does not define");
        default -> {}
      }
    }
    JsonNode parent = list == null ? object : list;
    return parent == null ? text(text, element, start) : close(parent, element);
  }

  private JsonNode close(JsonNode value, String element) {
    raw.append("</").append(element).append('>');
    return value;
  }

  private JsonNode text(StringBuilder text, String element, int start) {
    if (text.toString().isBlank()) {
      raw.setLength(start);
      raw.append('<').append(element).append("/>");
      return nodes.nullNode();
    }
    escape(text);
    return close(nodes.textNode(text.toString().strip()), element);
  }

  private void append(StringBuilder text, String more) {
    if (text.length() + more.length() > WireLimits.TEXT) {
      throw malformed("a text of more than %d characters".formatted(WireLimits.TEXT));
    }
    text.append(more);
  }

  private void add(ObjectNode object, String name, JsonNode value) {
    @Nullable JsonNode before = object.get(name);
    if (before == null) {
      object.set(name, value);
    } else if (before instanceof ArrayNode repeated) {
      repeated.add(value);
    } else {
      object.set(name, nodes.arrayNode().add(before).add(value));
    }
  }

  private void escape(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> raw.append("&lt;");
        case '>' -> raw.append("&gt;");
        case '&' -> raw.append("&amp;");
        default -> raw.append(c);
      }
    }
  }

  MalformedResponseException malformed(String problem) {
    return answer.malformed(
        problem, xml.getLocation().getLineNumber(), xml.getLocation().getColumnNumber(), null);
  }
}
