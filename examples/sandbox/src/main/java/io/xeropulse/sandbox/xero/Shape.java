package io.xeropulse.sandbox.xero;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.http.Call;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** Which fields of a record an answer shows, and with how many decimals. */
final class Shape {

  private static final List<String> INVOICE_DETAIL =
      List.of("Payments", "HasAttachments", "LineItems", "CISDeduction");
  private static final List<String> CONTACT_DETAIL =
      List.of(
          "Addresses",
          "Balances",
          "ContactGroups",
          "ContactPersons",
          "IsCustomer",
          "IsSupplier",
          "SalesDefaultAccountCode",
          "PurchasesDefaultAccountCode",
          "SalesTrackingCategories",
          "PurchasesTrackingCategories");

  private final Resource resource;
  private final boolean summary;
  private final boolean bare;
  private final boolean fourDecimals;

  private Shape(Resource resource, boolean summary, boolean bare, boolean fourDecimals) {
    this.resource = resource;
    this.summary = summary;
    this.bare = bare;
    this.fourDecimals = fourDecimals;
  }

  /** The shape of a list's records; {@code verbatim} ones keep their decimals. */
  static Shape of(Call call, Resource resource, boolean paged, boolean verbatim) {
    boolean summary = "true".equals(call.query().get("summaryOnly"));
    return new Shape(
        resource,
        summary && (resource == Resource.INVOICES || resource == Resource.CONTACTS),
        !paged && resource.paging() == Resource.Paging.FULL,
        verbatim || "4".equals(call.query().get("unitdp")));
  }

  JsonNode apply(JsonNode record) {
    if (!(record instanceof ObjectNode object)) {
      return record;
    }
    ObjectNode shaped = object;
    Optional<String> lines = resource.linesField();
    if (summary) {
      shaped = copy(object);
      shaped.remove(resource == Resource.INVOICES ? INVOICE_DETAIL : CONTACT_DETAIL);
    } else if (bare && lines.isPresent() && object.has(lines.get())) {
      shaped = copy(object);
      shaped.putArray(lines.get());
    }
    if (!fourDecimals) {
      shaped.path("LineItems").forEach(Shape::round);
    }
    return shaped;
  }

  private static ObjectNode copy(ObjectNode object) {
    ObjectNode copy = object.objectNode();
    copy.setAll(object);
    return copy;
  }

  private static void round(JsonNode line) {
    BigDecimal unit = line.path("UnitAmount").decimalValue();
    if (line instanceof ObjectNode object && unit.scale() > 2) {
      object.put("UnitAmount", unit.setScale(2, RoundingMode.HALF_UP));
    }
  }
}
