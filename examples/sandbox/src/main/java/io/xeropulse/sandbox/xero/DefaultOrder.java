package io.xeropulse.sandbox.xero;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Xero's order when none is asked for: by time of change, then by id. */
public final class DefaultOrder {

  private DefaultOrder() {}

  /**
   * Sorts records; those without a time of change come first, in the order given.
   *
   * @param records the records
   * @param resource what they are
   * @return a sorted copy
   */
  public static List<JsonNode> sorted(List<JsonNode> records, Resource resource) {
    record Keyed(boolean timed, Instant at, String id, JsonNode node) {}
    return records.stream()
        .map(
            node -> {
              var at = WireDate.updated(node);
              String id = at.isPresent() ? node.path(resource.idField()).asText("") : "";
              return new Keyed(at.isPresent(), at.orElse(Instant.MIN), id, node);
            })
        .sorted(Comparator.comparing(Keyed::at).thenComparing(Keyed::id))
        .map(Keyed::node)
        .toList();
  }
}
