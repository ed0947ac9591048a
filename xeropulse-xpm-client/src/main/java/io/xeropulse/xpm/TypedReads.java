package io.xeropulse.xpm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.xpm.internal.wire.Answer;
import io.xeropulse.xpm.internal.wire.Binding;
import io.xeropulse.xpm.internal.wire.RecordReader;
import io.xeropulse.xpm.internal.wire.Shape;
import io.xeropulse.xpm.internal.wire.WireRecord;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads one kind of record as one type. A stream asks for the next answer only once it gets there.
 * Thread-safe.
 */
final class TypedReads<T> {
  private final XpmCalls calls;
  private final String entity;
  private final Shape shape;
  private final Class<T> type;

  TypedReads(XpmCalls calls, String entity, String list, String single, Class<T> type) {
    this.calls = calls;
    this.entity = entity;
    this.shape = new Shape(list, single);
    this.type = type;
  }

  Listing at(String path) {
    return new Listing(entity, path, shape, "");
  }

  Stream<T> all(Listing listing, Map<String, String> query) {
    return typed(listing, new WireRecords(calls.open(listing, query)));
  }

  T one(Listing listing) {
    return all(listing, Map.of()).findFirst().orElseThrow(() -> calls.answer(listing).empty());
  }

  /** Reads any span in windows of at most a year; what two windows hold comes once. */
  Stream<T> between(
      Listing listing,
      LocalDate from,
      LocalDate to,
      Function<ObjectNode, @Nullable String> id,
      Map<String, String> query) {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("from %s is after to %s".formatted(from, to));
    }
    return typed(
        listing,
        new WindowedRecords(
            Window.over(from, to),
            window -> {
              Map<String, String> asked = new LinkedHashMap<>(window.query());
              asked.putAll(query);
              return new WireRecords(calls.open(listing, asked));
            },
            record -> Objects.requireNonNullElse(id.apply(record.fields()), record.rawText())));
  }

  static Function<ObjectNode, @Nullable String> field(String name) {
    return fields -> fields.path(name).asText(null);
  }

  /** Reads page after page, as the answers' envelopes say. */
  Stream<T> paged(Listing listing, Map<String, String> query, NextPage next) {
    return typed(listing, new PagedRecords(listing, query, next, calls));
  }

  private Stream<T> typed(Listing listing, Iterator<WireRecord> records) {
    Answer answer = calls.answer(listing);
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(records, Spliterator.ORDERED | Spliterator.NONNULL),
            false)
        .map(record -> Binding.bind(record, type, answer));
  }

  /** Finds what to ask for after a page. */
  @FunctionalInterface
  interface NextPage {

    /** The query of the next page, or null after the last. */
    @Nullable Map<String, String> after(
        RecordReader page, Map<String, String> query, boolean empty);
  }

  static Map<String, String> with(Map<String, String> query, String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(query);
    more.put(name, value);
    return more;
  }
}
