package io.xeropulse.sandbox.xpm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.http.Json;
import io.xeropulse.sandbox.http.Xml;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;

/** An answer as Practice Manager writes it in JSON: camel case, real numbers, nulls for blanks. */
final class JsonForm {

  private static final Set<String> LISTS =
      Set.of(
          "Assigned",
          "Categories",
          "Clients",
          "Contacts",
          "Costs",
          "CustomFieldDefinitions",
          "CustomFields",
          "Documents",
          "Groups",
          "Invoices",
          "JobStates",
          "Jobs",
          "Milestones",
          "Notes",
          "Options",
          "Payments",
          "Quotes",
          "Relationships",
          "StaffList",
          "TaskList",
          "Tasks",
          "Templates",
          "Times");
  private static final Set<String> NUMBERS =
      Set.of(
          "ActualMinutes",
          "AllocatedMinutes",
          "Amount",
          "AmountIncludingTax",
          "AmountOutstanding",
          "AmountPaid",
          "AmountTax",
          "BalanceMonth",
          "BillableRate",
          "Budget",
          "CostMarkup",
          "Decimal",
          "EstimatedCost",
          "EstimatedCostIncludingTax",
          "EstimatedCostTax",
          "EstimatedMinutes",
          "Minutes",
          "Number",
          "PaymentDay",
          "Quantity",
          "Records",
          "UnitCost",
          "UnitPrice");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonForm() {}

  static ObjectNode of(Xml response) {
    return object(response);
  }

  /** The JSON name of an element: UUID becomes uuid, InvoiceTaskUUID invoiceTaskUuid. */
  static String name(String element) {
    return switch (element) {
      case "UUID", "InternalUUID" -> "uuid";
      case "ID" -> "id";
      case "URL" -> "url";
      default -> {
        String rest = element.substring(1).replace("UUID", "Uuid");
        yield element.substring(0, 1).toLowerCase(Locale.ROOT) + rest;
      }
    };
  }

  private static ObjectNode object(Xml element) {
    ObjectNode object = Json.object();
    element.children().forEach(child -> object.set(name(child.name()), value(child, element)));
    return object;
  }

  private static JsonNode value(Xml element, Xml parent) {
    // The options of a quote are records, those of a custom field are lines of text.
    boolean text = parent.name().equals("CustomFieldDefinition");
    if (LISTS.contains(element.name()) && !text) {
      ArrayNode list = NODES.arrayNode();
      element.children().forEach(child -> list.add(object(child)));
      return list;
    }
    if (!element.children().isEmpty()) {
      return object(element);
    }
    String content = element.text();
    if (content.isBlank()) {
      return NODES.nullNode();
    }
    if (NUMBERS.contains(element.name())) {
      return number(content.strip());
    }
    return content.equals("true") || content.equals("false")
        ? NODES.booleanNode(content.equals("true"))
        : NODES.textNode(content);
  }

  private static JsonNode number(String text) {
    try {
      return DecimalNode.valueOf(new BigDecimal(text));
    } catch (NumberFormatException garbage) {
      return NODES.textNode(text); // what is no number in XML is none here either
    }
  }
}
