package io.xeropulse.sandbox.xpm;

import io.xeropulse.sandbox.http.Call;
import io.xeropulse.sandbox.http.Xml;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * The days that {@code from} and {@code to} enclose.
 *
 * @param from the first day
 * @param to the last day
 */
record Window(LocalDate from, LocalDate to) {

  /** Reads both parameters; empty when they are missing, malformed or more than a year apart. */
  static Optional<Window> of(Call call) {
    Optional<LocalDate> from = call.parameter("from").flatMap(Window::day);
    Optional<LocalDate> to = call.parameter("to").flatMap(Window::day);
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    Window window = new Window(from.get(), to.get());
    boolean legal =
        !window.to.isBefore(window.from) && !window.to.isAfter(window.from.plusYears(1));
    return legal ? Optional.of(window) : Optional.empty();
  }

  /** Keeps the records dated in the window, and those whose date cannot be read. */
  List<Xml> filter(List<Xml> records, String dateField) {
    return records.stream().filter(record -> holds(record.value(dateField))).toList();
  }

  private boolean holds(String text) {
    try {
      LocalDate date = LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
      return !date.isBefore(from) && !date.isAfter(to);
    } catch (DateTimeParseException undated) {
      return true;
    }
  }

  static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE));
    } catch (DateTimeParseException malformed) {
      return Optional.empty();
    }
  }
}
