package io.xeropulse.sandbox.xero;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a filter that has a value; immutable.
 *
 * @param kind its type
 * @param value what it is for a record; null if there is nothing
 * @param field the field it is, if it is just one
 */
record Operand(
    Kind kind, Function<JsonNode, @Nullable Comparable<?>> value, Optional<Field> field) {

  static Operand of(Field field) {
    return new Operand(field.kind(), field::value, Optional.of(field));
  }

  static Operand computed(Kind kind, Function<JsonNode, @Nullable Comparable<?>> value) {
    return new Operand(kind, value, Optional.empty());
  }

  static Operand literal(Kind kind, @Nullable Comparable<?> value) {
    return computed(kind, record -> value);
  }

  String typeName() {
    return field.map(Field::typeName).orElse(kind.wireName());
  }

  boolean holds(JsonNode record) {
    return Boolean.TRUE.equals(value.apply(record));
  }
}
