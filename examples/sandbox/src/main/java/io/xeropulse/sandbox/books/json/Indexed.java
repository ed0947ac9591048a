package io.xeropulse.sandbox.books.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.xeropulse.sandbox.xero.Chronological;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/** A list of records made when read, whose times of change never fall. */
final class Indexed extends AbstractList<JsonNode> implements RandomAccess, Chronological {

  private final int size;
  private final IntFunction<JsonNode> record;
  private final IntFunction<Instant> updated;

  Indexed(int size, IntFunction<JsonNode> record, IntFunction<Instant> updated) {
    this.size = size;
    this.record = record;
    this.updated = updated;
  }

  @Override
  public JsonNode get(int index) {
    return record.apply(index);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public List<JsonNode> since(Instant since) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (updated.apply(middle).isBefore(since)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return subList(low, size);
  }
}
