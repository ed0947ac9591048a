package io.xeropulse.xpm.csv;

import io.xeropulse.core.InvalidConfigurationException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of a file, whose errors name its line and column. Immutable. */
final class CsvRow {
  private static final int SHOWN = 24;
  private static final int LONGEST_NUMBER = 40;
  private static final int MOST_DIGITS = 19;

  private final CsvTable table;
  private final Map<String, Integer> places;
  private final List<String> values;
  private final int line;

  CsvRow(CsvTable table, Map<String, Integer> places, List<String> values, int line) {
    this.table = table;
    this.places = places;
    this.values = values;
    this.line = line;
  }

  int line() {
    return line;
  }

  /** The value, or null where it is empty or the file has no such column. */
  @Nullable String text(String column) {
    Integer place = places.get(column);
    return place == null || values.get(place).isBlank() ? null : values.get(place).strip();
  }

  String required(String column) {
    String text = text(column);
    if (text == null) {
      throw error(column, "is empty; fill it in");
    }
    return text;
  }

  BigDecimal amount(String column) {
    String text = required(column);
    try {
      if (text.length() <= LONGEST_NUMBER) {
        BigDecimal number = new BigDecimal(text.replaceAll("(?<=\\d),(?=\\d{3}(\\D|$))", ""));
        if (number.precision() - number.scale() <= MOST_DIGITS && number.scale() <= MOST_DIGITS) {
          return number;
        }
      }
    } catch (NumberFormatException e) {
      throw error(column, "'%s' is not a number such as 1,150.00".formatted(shown(text)));
    }
    throw error(column, "'%s' is not a number of usual size".formatted(shown(text)));
  }

  /** A date such as 2025-06-30, or null where it is empty. */
  @Nullable LocalDate isoDate(String column) {
    String text = text(column);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw error(column, "'%s' is not a date such as 2025-06-30".formatted(shown(text)));
    }
  }

  InvalidConfigurationException error(String column, String problem) {
    return table.error(
        line, places.getOrDefault(column, 0) + 1, "%s %s".formatted(column, problem));
  }

  private static String shown(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
