package io.xeropulse.xpm.csv;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.core.XeroPulseException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of a file, whose errors name its line and column. Immutable. */
final class CsvRow {
  private static final int SHOWN = 24;

  private final CsvHeader header;
  private final List<String> values;
  private final int line;

  CsvRow(CsvHeader header, List<String> values, int line) {
    this.header = header;
    this.values = values;
    this.line = line;
  }

  int line() {
    return line;
  }

  /** The row as a JSON object of its headings and values. */
  String rawText() {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < values.size(); i++) {
      row.put(header.headings().get(i), values.get(i));
    }
    return row.toString();
  }

  /** The value, or null where it is empty or the file has no such column. */
  @Nullable String text(String column) {
    Integer place = header.places().get(column);
    return place == null || values.get(place).isBlank() ? null : values.get(place).strip();
  }

  String required(String column) {
    String text = text(column);
    if (text == null) {
      throw fault("required", column, "is empty; fill it in");
    }
    return text;
  }

  BigDecimal amount(String column) {
    String text = required(column);
    BigDecimal number = CsvValues.number(text);
    if (number == null) {
      throw fault("amount", column, "'%s' is not a number such as 1,150.00", text);
    }
    return number;
  }

  /** A number, or zero where it is empty or the file has no such column. */
  BigDecimal amountOrZero(String column) {
    return text(column) == null ? BigDecimal.ZERO : amount(column);
  }

  /** A duration in minutes, from minutes or from hours such as 1:30 or 1.5. */
  int minutes(String minutesColumn, String hoursColumn) {
    String column = text(minutesColumn) == null ? hoursColumn : minutesColumn;
    String text = required(column);
    Integer minutes =
        column.equals(minutesColumn) ? CsvValues.wholeNumber(text) : CsvValues.minutes(text);
    if (minutes == null) {
      throw fault("amount", column, "'%s' is not a duration such as 90, 1:30 or 1.5", text);
    }
    return minutes;
  }

  boolean flag(String column, boolean otherwise) {
    String text = text(column);
    if (text == null) {
      return otherwise;
    }
    Boolean flag = CsvValues.flag(text);
    if (flag == null) {
      throw fault("flag", column, "'%s' is not Yes, No, true or false", text);
    }
    return flag;
  }

  /** A date such as 2025-06-30, or null where it is empty. */
  @Nullable LocalDate isoDate(String column) {
    String text = text(column);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw fault("date", column, "'%s' is not a date such as 2025-06-30", text);
    }
  }

  /** A date in ISO or Australian form, or null where it is empty. */
  @Nullable LocalDate date(String column) {
    String text = text(column);
    if (text == null) {
      return null;
    }
    LocalDate date = CsvValues.date(text);
    if (date == null) {
      throw fault("date", column, "'%s' is not a date such as 30/06/2025 or 2025-06-30", text);
    }
    return date;
  }

  LocalDate requiredDate(String column) {
    LocalDate date = date(column);
    if (date == null) {
      throw fault("required", column, "is empty; fill it in");
    }
    return date;
  }

  XeroPulseException fault(String rule, String column, String problem) {
    int place = header.places().getOrDefault(column, header.size());
    return header
        .faults()
        .of(
            rule,
            "%s, line %d, column %d: %s %s"
                .formatted(header.file(), line, place + 1, column, problem));
  }

  private XeroPulseException fault(String rule, String column, String problem, String text) {
    String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    return fault(rule, column, problem.formatted(shown));
  }
}
