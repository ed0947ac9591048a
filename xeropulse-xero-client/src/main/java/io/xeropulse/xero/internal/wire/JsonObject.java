package io.xeropulse.xero.internal.wire;

import io.xeropulse.core.sync.transform.RejectedRecordException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object with every field that came, in its order, and readers that take Xero's liberties:
 * numbers and booleans as strings, an empty array for nothing, one object for a list. Immutable and
 * thread-safe.
 */
public final class JsonObject {
  private static final int LONGEST_NUMBER = 40;

  private final Shape shape;
  private final Object[] values;

  /**
   * Whether it has no fields at all, as what stands for a null in a list.
   *
   * @return true if it has none
   */
  public boolean isEmpty() {
    return shape.size() == 0;
  }

  JsonObject(Shape shape, Object[] values) {
    this.shape = shape;
    this.values = values;
  }

  /**
   * Makes an object of texts.
   *
   * @param namesAndTexts names and texts in turn; a null text leaves its name out
   * @return the object
   */
  public static JsonObject of(@Nullable String... namesAndTexts) {
    List<String> names = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      String name = namesAndTexts[i];
      String text = namesAndTexts[i + 1];
      if (name != null && text != null) {
        names.add(name);
        values.add(text);
      }
    }
    return new JsonObject(new Shape(names.toArray(String[]::new)), values.toArray());
  }

  /**
   * Tells whether a field came, with whatever value.
   *
   * @param name its name
   * @return true if it came, also as null
   */
  public boolean has(String name) {
    return shape.placeOf(name) >= 0;
  }

  /**
   * All names.
   *
   * @return the names, in their order
   */
  public List<String> names() {
    return List.of(shape.names());
  }

  /**
   * A field as text.
   *
   * @param name its name
   * @return the text, numbers and booleans as they were written; null if absent or null
   * @throws RejectedRecordException if it is an object or a list
   */
  public @Nullable String text(String name) {
    Object value = value(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    if (value instanceof BigDecimal number) {
      return number.toString();
    }
    if (value instanceof Boolean) {
      return value.toString();
    }
    throw unexpected(name, "text");
  }

  /**
   * A field as text that says something.
   *
   * @param name its name
   * @return the text, or null if absent, null or blank
   * @throws RejectedRecordException if it is an object or a list
   */
  public @Nullable String filledText(String name) {
    String text = text(name);
    return text == null || text.isBlank() ? null : text;
  }

  /**
   * A field as an exact number, with the scale in which it was written.
   *
   * @param name its name
   * @return the number, or null if absent, null or empty
   * @throws RejectedRecordException by rule {@code amount} if it is not a number
   */
  public @Nullable BigDecimal decimal(String name) {
    Object value = value(name);
    if (value == null) {
      return null;
    }
    if (value instanceof BigDecimal number) {
      return bounded(name, number);
    }
    if (value instanceof String text) {
      String trimmed = text.trim();
      return trimmed.isEmpty() ? null : bounded(name, parsed(name, trimmed));
    }
    throw notANumber(name);
  }

  /**
   * A field as a whole number.
   *
   * @param name its name
   * @return the number, or null if absent, null or empty
   * @throws RejectedRecordException by rule {@code amount} if it is not a whole number
   */
  public @Nullable Long whole(String name) {
    BigDecimal number = decimal(name);
    try {
      return number == null ? null : number.longValueExact();
    } catch (ArithmeticException broken) {
      throw notANumber(name);
    }
  }

  /**
   * A field as a yes or no.
   *
   * @param name its name
   * @return true or false, or null if absent, null or anything else
   */
  public @Nullable Boolean bool(String name) {
    Object value = value(name);
    if (value instanceof Boolean known) {
      return known;
    }
    if (value instanceof String || value instanceof BigDecimal) {
      return switch (value.toString().trim().toLowerCase(Locale.ROOT)) {
        case "true", "1" -> true;
        case "false", "0" -> false;
        default -> null;
      };
    }
    return null;
  }

  /**
   * A field as a calendar date.
   *
   * @param name its name
   * @return the date, or null if absent, null or empty
   * @throws RejectedRecordException by rule {@code date} if it is unreadable
   */
  public @Nullable LocalDate date(String name) {
    String text = filledText(name);
    try {
      return text == null ? null : WireDates.date(text.trim());
    } catch (DateTimeException unreadable) {
      throw unreadableDate(name);
    }
  }

  /**
   * A field as an instant.
   *
   * @param name its name
   * @return the instant, or null if absent, null or empty
   * @throws RejectedRecordException by rule {@code date} if it is unreadable
   */
  public @Nullable Instant instant(String name) {
    String text = filledText(name);
    try {
      return text == null ? null : WireDates.instant(text.trim());
    } catch (DateTimeException unreadable) {
      throw unreadableDate(name);
    }
  }

  /**
   * A field as one object.
   *
   * @param name its name
   * @return the object, or the only one of a list; null if absent, null or an empty list
   * @throws RejectedRecordException by rule {@code shape} if it is something else
   */
  public @Nullable JsonObject object(String name) {
    List<JsonObject> all = objects(name);
    if (all.size() > 1) {
      throw unexpected(name, "one object");
    }
    return all.isEmpty() ? null : all.get(0);
  }

  /**
   * A field as a list of objects.
   *
   * @param name its name
   * @return the objects without null elements; one object is a list of one; empty if absent or null
   * @throws RejectedRecordException by rule {@code shape} if it is something else
   */
  public List<JsonObject> objects(String name) {
    Object value = value(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof JsonObject one) {
      return List.of(one);
    }
    if (value instanceof JsonArray array) {
      if (array.isEmpty()) {
        return List.of();
      }
      List<JsonObject> objects = new ArrayList<>(array.size());
      for (Object element : array) {
        if (element instanceof JsonObject object) {
          objects.add(object);
        } else if (element != JsonNull.NULL) {
          throw unexpected(name, "objects");
        }
      }
      return objects;
    }
    if (value instanceof String text && text.isEmpty()) {
      return List.of();
    }
    throw unexpected(name, "objects");
  }

  /**
   * A field as a list of texts.
   *
   * @param name its name
   * @return the texts without null elements; one text is a list of one; empty if absent or null
   * @throws RejectedRecordException by rule {@code shape} if it holds something else
   */
  public List<String> texts(String name) {
    Object value = value(name);
    if (value == null) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (Object element : value instanceof JsonArray array ? array : List.of(value)) {
      if (element instanceof JsonObject || element instanceof JsonArray) {
        throw unexpected(name, "texts");
      }
      if (element != JsonNull.NULL) {
        texts.add(element.toString());
      }
    }
    return texts;
  }

  /**
   * Writes it back.
   *
   * @return JSON text with the same fields, order and values
   */
  public String toJson() {
    StringBuilder out = new StringBuilder();
    JsonText.write(this, out);
    return out.toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonObject that
        && Arrays.equals(shape.names(), that.shape.names())
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape.names()) + Arrays.hashCode(values);
  }

  /** Says which fields there are, never what is in them. */
  @Override
  public String toString() {
    return "JsonObject" + names();
  }

  int size() {
    return shape.size();
  }

  String nameAt(int index) {
    return shape.nameAt(index);
  }

  Object valueAt(int index) {
    return values[index];
  }

  private @Nullable Object value(String name) {
    int index = shape.placeOf(name);
    if (index < 0) {
      return null;
    }
    Object value = values[index];
    return value == JsonNull.NULL || (value instanceof JsonArray array && array.isEmpty())
        ? null
        : value;
  }

  private static BigDecimal parsed(String name, String text) {
    if (text.length() > LONGEST_NUMBER) {
      throw notANumber(name);
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException broken) {
      throw notANumber(name);
    }
  }

  /** A number such as 1e999999999 is small on the wire and would fill the heap once written out. */
  private static BigDecimal bounded(String name, BigDecimal number) {
    if (number.precision() > LONGEST_NUMBER || Math.abs((long) number.scale()) > LONGEST_NUMBER) {
      throw notANumber(name);
    }
    return number;
  }

  private static RejectedRecordException notANumber(String name) {
    return new RejectedRecordException(
        "amount", name + " is not a number that can be kept exactly; " + Remedy.of(name));
  }

  private static RejectedRecordException unreadableDate(String name) {
    return new RejectedRecordException(
        "date", name + " is not a date in any form that Xero uses; " + Remedy.of(name));
  }

  private static RejectedRecordException unexpected(String name, String wanted) {
    return new RejectedRecordException(
        "shape",
        name + " is not " + wanted + "; report it, since Xero may have changed its format");
  }
}
