package io.xeropulse.sandbox.books.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.books.Books;
import io.xeropulse.sandbox.books.Ids;
import io.xeropulse.sandbox.http.Json;
import io.xeropulse.sandbox.xero.WireDate;
import java.util.List;
import java.util.UUID;

/** How documents look and how customers can pay them: two themes, the first with a service. */
final class Branding {

  private final Books books;

  Branding(Books books) {
    this.books = books;
  }

  List<JsonNode> themes() {
    return List.of(theme(0, "Standard"), theme(1, "Très spécial"));
  }

  static UUID themeId(Books books, int index) {
    return Ids.of(Ids.Kind.BRANDING_THEME, books.seed(), index);
  }

  private ObjectNode theme(int index, String name) {
    ObjectNode theme = Json.object();
    theme.put("BrandingThemeID", themeId(books, index).toString());
    theme.put("Name", name);
    theme.put("Type", "INVOICE");
    theme.put("SortOrder", index);
    theme.put("CreatedDateUTC", WireDate.of(books.founded()));
    return theme;
  }

  List<JsonNode> paymentServices() {
    ObjectNode service = Json.object();
    service.put("PaymentServiceID", Ids.of(Ids.Kind.PAYMENT_SERVICE, books.seed(), 0).toString());
    service.put("PaymentServiceName", "Pay the Sandbox");
    service.put("PaymentServiceUrl", "https://pay.example.test/?ref=[INVOICENUMBER]");
    service.put("PayNowText", "Pay now");
    service.put("PaymentServiceType", "Custom");
    return List.of(service);
  }

  List<JsonNode> paymentServices(JsonNode theme) {
    boolean first = theme.path("BrandingThemeID").asText().equals(themeId(books, 0).toString());
    return first ? paymentServices() : List.of();
  }
}
