package io.xeropulse.sandbox.books.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.xeropulse.sandbox.books.Kept;
import io.xeropulse.sandbox.books.Snapshot;
import io.xeropulse.sandbox.xero.Chronological;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Function;

/** A snapshot of the books, each document written when it is read. */
final class Indexed<T extends Kept> extends AbstractList<JsonNode>
    implements RandomAccess, Chronological {

  private final Snapshot<T> snapshot;
  private final Function<T, JsonNode> writer;

  Indexed(Snapshot<T> snapshot, Function<T, JsonNode> writer) {
    this.snapshot = snapshot;
    this.writer = writer;
  }

  @Override
  public JsonNode get(int index) {
    return writer.apply(snapshot.get(index));
  }

  @Override
  public int size() {
    return snapshot.size();
  }

  @Override
  public List<JsonNode> since(Instant since) {
    return subList(snapshot.firstSince(since), size());
  }
}
