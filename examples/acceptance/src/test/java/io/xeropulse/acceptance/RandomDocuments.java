package io.xeropulse.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.books.Books;
import io.xeropulse.sandbox.books.json.BooksRecords;
import io.xeropulse.sandbox.http.Json;
import io.xeropulse.sandbox.xero.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Lists of a Xero organisation whose records miss any of their fields; a seed gives the same. */
final class RandomDocuments {
  /** Every list that a sync reads of Xero, in its own order. */
  static final List<Resource> LISTS =
      List.of(
          Resource.ORGANISATION,
          Resource.ACCOUNTS,
          Resource.CONTACTS,
          Resource.TAX_RATES,
          Resource.TRACKING_CATEGORIES,
          Resource.ITEMS,
          Resource.INVOICES,
          Resource.CREDIT_NOTES,
          Resource.PAYMENTS,
          Resource.BANK_TRANSACTIONS,
          Resource.BANK_TRANSFERS,
          Resource.OVERPAYMENTS,
          Resource.PREPAYMENTS,
          Resource.MANUAL_JOURNALS);

  private static final int MOST_OF_A_LIST = 12;
  private static final Map<Resource, List<JsonNode>> WHOLE = whole();

  private final Random random;
  private final Map<Resource, List<ObjectNode>> served = new EnumMap<>(Resource.class);
  private final Map<Resource, Set<String>> everServed = new EnumMap<>(Resource.class);
  private Instant now = Instant.parse("2025-07-01T00:00:00Z");

  RandomDocuments(long seed) {
    random = new Random(seed);
    for (Resource list : LISTS) {
      List<ObjectNode> records = new ArrayList<>();
      served.put(list, records);
      everServed.put(list, new HashSet<>());
      int some = list == Resource.ORGANISATION ? 1 : random.nextInt(MOST_OF_A_LIST + 1);
      WHOLE.get(list).stream().limit(some).forEach(record -> records.add(without(record)));
    }
    remember();
  }

  /** Some records change, others are added; each says when, or says no time at all. */
  void change() {
    now = now.plusSeconds(3_600);
    for (Resource list : LISTS) {
      List<ObjectNode> records = served.get(list);
      List<JsonNode> whole = WHOLE.get(list);
      for (int i = 0; i < records.size(); i++) {
        if (random.nextInt(3) == 0) {
          records.set(i, changed(without(whole.get(i))));
        }
      }
      int more = list == Resource.ORGANISATION ? 0 : random.nextInt(3);
      int last = Math.min(whole.size(), records.size() + more);
      whole.subList(records.size(), last).forEach(record -> records.add(changed(without(record))));
    }
    remember();
  }

  /** Writes what a sandbox serves. */
  void write(Path directory) throws IOException {
    Path folder = Files.createDirectories(directory.resolve("xero"));
    for (Resource list : LISTS) {
      ObjectNode answer = Json.object();
      ArrayNode records = answer.putArray(list.key());
      served.get(list).forEach(records::add);
      Files.writeString(folder.resolve(list.operationId() + ".json"), Json.text(answer));
    }
  }

  /** What the list has now: identifiers, and the text of records that have none. */
  Set<String> names(Resource list) {
    Set<String> names = new HashSet<>();
    served.get(list).forEach(record -> names.add(name(list, record)));
    return names;
  }

  /** The names of the list's records that have one, in whatever script. */
  List<String> texts(Resource list, String field) {
    return served.get(list).stream()
        .map(record -> record.path(field).asText(""))
        .filter(text -> !text.isBlank())
        .toList();
  }

  /** What the list ever had. */
  Set<String> everNames(Resource list) {
    return everServed.get(list);
  }

  /** A record's identifier, or its text if it has none. */
  static String name(Resource list, JsonNode record) {
    String id = record.path(list.idField()).asText("");
    return id.isBlank() ? Json.text(record) : id;
  }

  private void remember() {
    LISTS.forEach(list -> everServed.get(list).addAll(names(list)));
  }

  private ObjectNode changed(ObjectNode record) {
    if (record.has("UpdatedDateUTC")) {
      record.put("UpdatedDateUTC", "/Date(" + now.toEpochMilli() + "+0000)/");
      record.remove("UpdatedDateUTCString");
    }
    return record;
  }

  /** From none to nearly all of its fields are gone or null, those of its parts, too. */
  private ObjectNode without(JsonNode whole) {
    ObjectNode record = whole.deepCopy();
    int percent = List.of(0, 3, 3, 10, 50, 90).get(random.nextInt(6));
    remove(record, percent);
    return record;
  }

  private void remove(JsonNode node, int percent) {
    if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        if (random.nextInt(100) >= percent) {
          remove(object.get(name), percent);
        } else if (random.nextInt(4) == 0) {
          object.putNull(name);
        } else {
          object.remove(name);
        }
      }
    } else {
      node.forEach(part -> remove(part, percent));
    }
  }

  private static Map<Resource, List<JsonNode>> whole() {
    BooksRecords books = new BooksRecords(new Books(11, 400, 0, LocalDate.of(2025, 6, 30)));
    Map<Resource, List<JsonNode>> whole = new EnumMap<>(Resource.class);
    for (Resource list : LISTS) {
      List<JsonNode> records = books.list(list);
      int each = Math.max(1, records.size() / (2 * MOST_OF_A_LIST));
      List<JsonNode> spread = new ArrayList<>();
      for (int i = 0; i < records.size(); i += each) {
        spread.add(records.get(i));
      }
      whole.put(list, spread);
    }
    return whole;
  }
}
