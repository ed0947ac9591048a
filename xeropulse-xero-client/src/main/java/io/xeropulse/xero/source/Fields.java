package io.xeropulse.xero.source;

import io.xeropulse.core.sync.transform.RejectedRecordException;
import io.xeropulse.xero.internal.wire.JsonObject;
import io.xeropulse.xero.internal.wire.Remedy;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fields that a fact cannot do without, and those that Xero writes twice. */
final class Fields {
  private Fields() {}

  static String id(JsonObject record, String name) {
    String id = record.filledText(name);
    if (id == null) {
      throw new RejectedRecordException(
          "identity",
          "%s is missing, so it cannot be told from others; %s".formatted(name, Remedy.of(name)));
    }
    return id;
  }

  static String text(JsonObject record, String name) {
    String text = record.filledText(name);
    if (text == null) {
      throw missing(name);
    }
    return text;
  }

  static String textOrEmpty(JsonObject record, String name) {
    String text = record.text(name);
    return text == null ? "" : text;
  }

  /** An ISO 4217 code, or null; anything else would be a currency that nobody can convert. */
  static @Nullable String currency(JsonObject record, String name) {
    String code = record.filledText(name);
    if (code != null && !code.matches("[A-Z]{3}")) {
      throw new RejectedRecordException(
          "currency",
          "%s is not a code of three capital letters; %s".formatted(name, Remedy.of(name)));
    }
    return code;
  }

  static BigDecimal decimal(JsonObject record, String name) {
    BigDecimal number = record.decimal(name);
    if (number == null) {
      throw missing(name);
    }
    return number;
  }

  /** A date, or the same date in its other form. */
  static @Nullable LocalDate dateOrNull(JsonObject record, String name) {
    LocalDate date = record.date(name);
    return date == null ? record.date(name + "String") : date;
  }

  static LocalDate date(JsonObject record, String name) {
    LocalDate date = dateOrNull(record, name);
    if (date == null) {
      throw missing(name);
    }
    return date;
  }

  static @Nullable Instant updatedAt(JsonObject record) {
    Instant instant = record.instant("UpdatedDateUTC");
    return instant == null ? record.instant("UpdatedDateUTCString") : instant;
  }

  static @Nullable String nested(JsonObject record, String object, String name) {
    JsonObject inner = record.object(object);
    return inner == null ? null : inner.filledText(name);
  }

  static RejectedRecordException missing(String name) {
    return new RejectedRecordException(
        "required", "%s is missing; %s".formatted(name, Remedy.of(name)));
  }

  /**
   * Reads the parts of a record, such as its lines, one by one; what is wrong with one says which
   * it is.
   */
  static <T> List<T> parts(
      JsonObject record, String list, String idField, Function<JsonObject, T> reader) {
    List<JsonObject> parts = record.objects(list);
    List<T> read = new ArrayList<>(parts.size());
    for (JsonObject part : parts) {
      try {
        read.add(reader.apply(part));
      } catch (RejectedRecordException rejected) {
        String which = list + " " + (read.size() + 1) + " of " + parts.size();
        throw new RejectedRecordException(
            rejected.rule(), which + named(part, idField) + ": " + rejected.getMessage());
      }
    }
    return read;
  }

  private static String named(JsonObject part, String idField) {
    try {
      String id = part.filledText(idField);
      return id == null ? "" : " (%s %s)".formatted(idField, id);
    } catch (RejectedRecordException notText) {
      return "";
    }
  }
}
