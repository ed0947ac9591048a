package io.xeropulse.sandbox.xero;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The header {@code If-Modified-Since}: UTC, whole seconds. */
final class ModifiedSince {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);

  private ModifiedSince() {}

  /** Reads the header; empty when it is not in Xero's form. */
  static Optional<Instant> parse(String header) {
    String text = header.endsWith("Z") ? header.substring(0, header.length() - 1) : header;
    try {
      return Optional.of(LocalDateTime.parse(text, SECONDS).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException otherForm) {
      return httpDate(header);
    }
  }

  /** Keeps what changed at or after an instant, and whatever carries no time of change. */
  static List<JsonNode> filter(List<JsonNode> records, Instant since) {
    if (records instanceof Chronological lazily) {
      return lazily.since(since);
    }
    return records.stream()
        .filter(record -> WireDate.updated(record).map(at -> !at.isBefore(since)).orElse(true))
        .toList();
  }

  private static Optional<Instant> httpDate(String header) {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header, Instant::from));
    } catch (DateTimeParseException neither) {
      return Optional.empty();
    }
  }
}
