package io.xeropulse.sandbox.xero;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A field that can be asked for, by the names and types of Xero's specification; immutable.
 *
 * @param pointer where it lies in a record
 * @param type the record type it holds, or its kind in lower case
 */
record Field(String pointer, String type) {

  /** Every record type's fields, by name in any case: the name as written, and its type. */
  private static final Map<String, Map<String, Field>> TYPES = types();

  /** The record itself, from which paths begin. */
  static Field root(Resource resource) {
    return new Field("", resource.singular());
  }

  /** The field of this one that has a name, in any case. */
  Field below(String name) {
    Field found = TYPES.getOrDefault(type, Map.of()).get(name);
    if (found == null) {
      throw InvalidQueryException.unreadable(
          "No property or field '%s' exists in type '%s'".formatted(name, typeName()));
    }
    return new Field(pointer + "/" + found.pointer, found.type);
  }

  Kind kind() {
    return TYPES.containsKey(type) ? Kind.RECORD : Kind.valueOf(type.toUpperCase(Locale.ROOT));
  }

  String typeName() {
    return kind() == Kind.RECORD ? type : kind().wireName();
  }

  /** Its path as a filter writes it. */
  String path() {
    return pointer.substring(1).replace('/', '.');
  }

  @Nullable Comparable<?> value(JsonNode record) {
    return kind().value(record.at(pointer));
  }

  private static Map<String, Map<String, Field>> types() {
    Map<String, Map<String, Field>> types = new HashMap<>();
    for (String line : lines()) {
      String[] words = line.split(" ", -1);
      Map<String, Field> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      for (int i = 1; i < words.length; i++) {
        int colon = words[i].indexOf(':');
        String name = words[i].substring(0, colon);
        fields.put(name, new Field(name, words[i].substring(colon + 1)));
      }
      types.put(words[0], fields);
    }
    return types;
  }

  private static List<String> lines() {
    try (InputStream in = Field.class.getResourceAsStream("fields.txt")) {
      if (in == null) {
        throw new IllegalStateException("fields.txt is missing beside " + Field.class);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
