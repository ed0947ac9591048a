package io.xeropulse.sandbox.xero;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.http.Call;
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
  private final boolean verbatim;
  private final int decimals;

  private Shape(Resource resource, boolean summary, boolean bare, boolean verbatim, int decimals) {
    this.resource = resource;
    this.summary = summary;
    this.bare = bare;
    this.verbatim = verbatim;
    this.decimals = decimals;
  }

  /** The shape of a list's records; {@code verbatim} ones keep their decimals. */
  static Shape of(Call call, Resource resource, boolean paged, boolean verbatim) {
    boolean summary = ParameterTerms.flag(call, "summaryOnly");
    return new Shape(
        resource,
        summary && (resource == Resource.INVOICES || resource == Resource.CONTACTS),
        !paged && resource.paging() == Resource.Paging.FULL,
        verbatim,
        call.parameter("unitdp").filter("4"::equals).isPresent() ? 4 : 2);
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
    if (!verbatim) {
      shaped.path("LineItems").forEach(line -> round(line, "UnitAmount"));
      round(shaped.path("SalesDetails"), "UnitPrice");
      round(shaped.path("PurchaseDetails"), "UnitPrice");
    }
    return shaped;
  }

  private static ObjectNode copy(ObjectNode object) {
    ObjectNode copy = object.objectNode();
    copy.setAll(object);
    return copy;
  }

  private void round(JsonNode of, String field) {
    JsonNode unit = of.path(field);
    if (of instanceof ObjectNode object
        && unit.isNumber()
        && unit.decimalValue().scale() != decimals) {
      object.put(field, unit.decimalValue().setScale(decimals, RoundingMode.HALF_UP));
    }
  }
}
