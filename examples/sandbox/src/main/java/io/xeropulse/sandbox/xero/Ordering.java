package io.xeropulse.sandbox.xero;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Xero's {@code order}: fields, each ascending unless DESC is written behind it. */
final class Ordering {

  /** The order that chronological lists have already. */
  private static final Pattern AS_CHANGED =
      Pattern.compile("\\s*UpdatedDateUTC(\\s+ASC)?\\s*", Pattern.CASE_INSENSITIVE);

  private final String written;
  private final Comparator<JsonNode> comparator;
  private final Set<String> fields = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  private Ordering(String written, Resource resource) {
    this.written = written;
    this.comparator =
        Arrays.stream(written.split(",", -1))
            .map(part -> comparator(part.strip(), resource))
            .reduce(Comparator::thenComparing)
            .orElseThrow();
  }

  static Ordering parse(String order, Resource resource) {
    return new Ordering(order, resource);
  }

  List<JsonNode> sorted(List<JsonNode> records) {
    if (records instanceof Chronological && AS_CHANGED.matcher(written).matches()) {
      return records;
    }
    List<JsonNode> sorted = new ArrayList<>(records);
    sorted.sort(comparator);
    return sorted;
  }

  Set<String> fields() {
    return fields;
  }

  private Comparator<JsonNode> comparator(String part, Resource resource) {
    String[] words = part.split("\\s+", -1);
    Field field = Field.root(resource);
    for (String step : words[0].split("\\.", -1)) {
      field = field.below(step);
    }
    if (!field.kind().ordered() && field.kind() != Kind.GUID && field.kind() != Kind.BOOLEAN) {
      throw InvalidQueryException.unreadable("No order exists for type '" + field.typeName() + "'");
    }
    fields.add(field.path());
    Field by = field;
    Comparator<JsonNode> up =
        (a, b) -> Comparison.order(by.value(a), by.value(b), UnaryOperator.identity());
    return descending(words) ? up.reversed() : up;
  }

  private static boolean descending(String[] words) {
    String direction = words.length == 2 ? words[1].toUpperCase(Locale.ROOT) : "";
    if (words.length > 2
        || !Set.of("", "ASC", "ASCENDING", "DESC", "DESCENDING").contains(direction)) {
      throw InvalidQueryException.unreadable("Syntax error");
    }
    return direction.startsWith("DESC");
  }
}
