package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something Xero sent, with every field it sent, also those this version does not know. Fields are
 * read when asked for: one that holds something else than it should, such as text for an amount,
 * throws {@link io.xeropulse.core.sync.transform.RejectedRecordException}, which names it.
 * Immutable and thread-safe.
 */
public abstract class XeroObject {
  private final JsonObject fields;

  XeroObject(JsonObject fields) {
    this.fields = fields;
  }

  /**
   * All fields that came.
   *
   * @return their names as Xero writes them, in its order
   */
  public final List<String> fieldNames() {
    return fields.names();
  }

  /**
   * Any field, as text.
   *
   * @param name its name as Xero writes it
   * @return its text, a number or boolean as it was written; null if absent or null
   */
  public final @Nullable String field(String name) {
    return fields.text(name);
  }

  /**
   * Writes it back.
   *
   * @return JSON with the same fields, order and values
   */
  public final String toJson() {
    return fields.toJson();
  }

  final @Nullable String text(String name) {
    return fields.text(name);
  }

  final @Nullable BigDecimal decimal(String name) {
    return fields.decimal(name);
  }

  final @Nullable Long whole(String name) {
    return fields.whole(name);
  }

  final @Nullable Boolean bool(String name) {
    return fields.bool(name);
  }

  final @Nullable LocalDate date(String name) {
    LocalDate date = fields.date(name);
    return date == null ? fields.date(name + "String") : date;
  }

  final @Nullable Instant instant(String name) {
    return fields.instant(name);
  }

  final List<String> texts(String name) {
    return fields.texts(name);
  }

  final <E extends Enum<E> & WireWord> @Nullable Word<E> word(String name, Class<E> words) {
    String text = fields.text(name);
    return text == null ? null : Word.of(text, words);
  }

  final <T> @Nullable T object(String name, Function<JsonObject, T> type) {
    JsonObject object = fields.object(name);
    return object == null ? null : type.apply(object);
  }

  final <T> List<T> list(String name, Function<JsonObject, T> type) {
    List<JsonObject> objects = fields.objects(name);
    List<T> list = new ArrayList<>(objects.size());
    for (JsonObject object : objects) {
      list.add(type.apply(object));
    }
    return List.copyOf(list);
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof XeroObject that
        && getClass().equals(that.getClass())
        && fields.equals(that.fields);
  }

  @Override
  public final int hashCode() {
    return fields.hashCode();
  }

  /** Says what it is and which fields it has, never what is in them. */
  @Override
  public final String toString() {
    return getClass().getSimpleName() + fields.names();
  }
}
