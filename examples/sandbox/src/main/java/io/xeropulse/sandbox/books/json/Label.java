package io.xeropulse.sandbox.books.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What people call a record. */
final class Label {

  private static final List<String> BEST_FIRST =
      List.of(
          "/InvoiceNumber",
          "/CreditNoteNumber",
          "/Narration",
          "/Contact/Name",
          "/Name",
          "/Invoice/InvoiceNumber",
          "/Account/Name",
          "/Amount",
          "/Total");

  private Label() {}

  /** The first that it has of its number, its contact's name, its own and its amount. */
  static String of(JsonNode record) {
    return BEST_FIRST.stream()
        .map(field -> record.at(field).asText())
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("this");
  }
}
