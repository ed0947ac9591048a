package io.xeropulse.xpm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Rewrites an XML answer as XPM's strict JSON would say it: numbers and true flags as such, Yes and
 * No as text, lists as arrays. Written apart from the code under test, over the DOM.
 */
final class JsonForm {
  private static final JsonNodeFactory JSON = new JsonNodeFactory(true);
  private static final Set<String> LISTS =
      Set.of(
          "StaffList",
          "TaskList",
          "Categories",
          "Clients",
          "Jobs",
          "Times",
          "Costs",
          "Invoices",
          "Quotes",
          "Payments",
          "CustomFields",
          "CustomFieldDefinitions",
          "Assigned",
          "Tasks",
          "Contacts",
          "Groups",
          "Relationships",
          "Milestones",
          "Notes");

  private JsonForm() {}

  static byte[] of(byte[] xml) {
    try {
      Element root =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(xml))
              .getDocumentElement();
      return value(root).toString().getBytes(StandardCharsets.UTF_8);
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static JsonNode value(Element element) {
    NodeList children = element.getChildNodes();
    ObjectNode object = JSON.objectNode();
    ArrayNode array = JSON.arrayNode();
    for (int i = 0; i < children.getLength(); i++) {
      if (children.item(i) instanceof Element child) {
        object.set(name(child), value(child));
        array.add(value(child));
      }
    }
    if (LISTS.contains(element.getTagName())) {
      return array;
    }
    return object.isEmpty() ? scalar(text(element)) : object;
  }

  private static String text(Node element) {
    return element.getTextContent().strip();
  }

  private static JsonNode scalar(String text) {
    if (text.isEmpty()) {
      return JSON.nullNode();
    }
    if (text.matches("-?\\d+(\\.\\d+)?")) {
      return JSON.numberNode(new BigDecimal(text));
    }
    return text.matches("true|false") ? JSON.booleanNode(text.equals("true")) : JSON.textNode(text);
  }

  private static String name(Element element) {
    String name = element.getTagName().replace("InternalUUID", "UUID").replace("UUID", "Uuid");
    return name.equals("ID") ? "id" : Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
