package io.xeropulse.sandbox.books.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.books.Books;
import io.xeropulse.sandbox.http.Json;
import io.xeropulse.sandbox.xero.WireDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What was noted about a record: when it was made and, if it says so, when it last changed. */
final class History {

  private final Books books;

  History(Books books) {
    this.books = books;
  }

  /** The newest entry first. */
  List<JsonNode> of(JsonNode record) {
    String updated = record.path("UpdatedDateUTC").asText();
    String made =
        Stream.of("CreatedDateUTC", "Date")
            .map(field -> record.path(field).asText())
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse(WireDate.of(books.founded()));
    List<JsonNode> entries = new ArrayList<>();
    if (!updated.isEmpty()) {
      entries.add(entry("Updated", updated, "Brought " + Label.of(record) + " up to date"));
    }
    entries.add(entry("Created", made, "Wrote " + Label.of(record) + " by hand"));
    return entries;
  }

  private static ObjectNode entry(String changes, String at, String details) {
    ObjectNode entry = Json.object();
    entry.put("Changes", changes);
    entry.put("DateUTC", at);
    entry.put("User", "Olive Owner");
    entry.put("Details", details);
    return entry;
  }
}
