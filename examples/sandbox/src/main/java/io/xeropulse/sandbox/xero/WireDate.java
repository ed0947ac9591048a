package io.xeropulse.sandbox.xero;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Xero's dates: milliseconds of the epoch, which is UTC whatever offset is written behind. */
public final class WireDate {

  private static final Pattern MICROSOFT =
      Pattern.compile("/Date\\((-?\\d{1,17})([+-]\\d{4})?\\)/");

  private WireDate() {}

  /**
   * Writes an instant.
   *
   * @param instant the instant, milliseconds are kept
   * @return its wire form
   */
  public static String of(Instant instant) {
    return "/Date(" + instant.toEpochMilli() + "+0000)/";
  }

  /**
   * Writes a calendar date.
   *
   * @param date the date
   * @return its wire form, midnight UTC
   */
  public static String of(LocalDate date) {
    return of(date.atStartOfDay().toInstant(ZoneOffset.UTC));
  }

  /**
   * Reads when a record changed.
   *
   * @param record a record of any kind, also a broken one
   * @return its {@code UpdatedDateUTC}, if it has one that can be read
   */
  static Optional<Instant> updated(JsonNode record) {
    return instant(record.path("UpdatedDateUTC").asText(""));
  }

  /**
   * Reads an instant in Xero's or in ISO form.
   *
   * @param text the text
   * @return the instant, if it is one
   */
  static Optional<Instant> instant(String text) {
    Matcher matcher = MICROSOFT.matcher(text);
    if (matcher.matches()) {
      return Optional.of(Instant.ofEpochMilli(Long.parseLong(matcher.group(1))));
    }
    return isoUtc(text.endsWith("Z") ? text.substring(0, text.length() - 1) : text);
  }

  /**
   * Reads an ISO date and time without a zone as UTC.
   *
   * @param text the text
   * @return the instant, if it is one
   */
  static Optional<Instant> isoUtc(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException notADate) {
      return Optional.empty();
    }
  }
}
