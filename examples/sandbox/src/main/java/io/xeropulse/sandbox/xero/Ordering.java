package io.xeropulse.sandbox.xero;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Xero's {@code order}: fields, each ascending unless DESC is written behind it. */
final class Ordering {

  /** The order that chronological lists have already. */
  private static final Pattern AS_CHANGED =
      Pattern.compile("\\s*UpdatedDateUTC(\\s+ASC)?\\s*", Pattern.CASE_INSENSITIVE);

  private Ordering() {}

  static List<JsonNode> sorted(List<JsonNode> records, String order) {
    if (records instanceof Chronological && AS_CHANGED.matcher(order).matches()) {
      return records;
    }
    Comparator<JsonNode> comparator =
        Arrays.stream(order.split(",", -1))
            .map(Ordering::comparator)
            .reduce(Comparator::thenComparing)
            .orElseThrow();
    List<JsonNode> sorted = new ArrayList<>(records);
    sorted.sort(comparator);
    return sorted;
  }

  private static Comparator<JsonNode> comparator(String part) {
    String[] words = part.strip().split("\\s+", -1);
    Comparator<JsonNode> up = (a, b) -> compare(field(a, words[0]), field(b, words[0]));
    return words.length > 1 && words[1].equalsIgnoreCase("DESC") ? up.reversed() : up;
  }

  static Set<String> fields(String order) {
    Set<String> fields = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (String part : order.split(",", -1)) {
      fields.add(part.strip().split("\\s+", -1)[0]);
    }
    return fields;
  }

  private static JsonNode field(JsonNode record, String path) {
    JsonNode at = record;
    for (String step : path.split("\\.", -1)) {
      at = at.path(step);
    }
    return at;
  }

  private static int compare(JsonNode a, JsonNode b) {
    if (a.isNumber() && b.isNumber()) {
      return a.decimalValue().compareTo(b.decimalValue());
    }
    Instant left = WireDate.instant(a.asText()).orElse(null);
    Instant right = WireDate.instant(b.asText()).orElse(null);
    return left != null && right != null
        ? left.compareTo(right)
        : a.asText().compareToIgnoreCase(b.asText());
  }
}
