package io.xeropulse.sandbox.xero;

import com.fasterxml.jackson.databind.JsonNode;
import io.xeropulse.sandbox.http.Call;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The header {@code If-Modified-Since}, in any form that a client's library writes; without a zone
 * it is UTC, and parts of seconds do not count. What is no date is ignored, as HTTP has it.
 */
final class ModifiedSince {

  /** The first day that Xero's database holds; before it Xero fails. */
  private static final Instant FIRST = Instant.parse("1753-01-01T00:00:00Z");

  private static final Set<Resource> WITHOUT =
      EnumSet.of(
          Resource.BRANDING_THEMES,
          Resource.BUDGETS,
          Resource.CONTACT_GROUPS,
          Resource.CURRENCIES,
          Resource.LINKED_TRANSACTIONS,
          Resource.ORGANISATION,
          Resource.PAYMENT_SERVICES,
          Resource.REPEATING_INVOICES,
          Resource.TAX_RATES,
          Resource.TRACKING_CATEGORIES);

  private static final List<DateTimeFormatter> FORMS =
      List.of(iso(), DateTimeFormatter.RFC_1123_DATE_TIME);

  private ModifiedSince() {}

  /** Since when a call asks for a list; empty if it does not, or the list does not document it. */
  static Optional<Instant> of(Call call, Resource resource) {
    return WITHOUT.contains(resource)
        ? Optional.empty()
        : call.header("If-Modified-Since").flatMap(ModifiedSince::parse);
  }

  /** Whether Xero's database cannot hold the date. */
  static boolean beforeTheFirst(Instant since) {
    return since.isBefore(FIRST);
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

  /** Reads a date and time, UTC if it names no zone, without parts of seconds. */
  static Optional<Instant> parse(String header) {
    return FORMS.stream().flatMap(form -> read(header.strip(), form).stream()).findFirst();
  }

  private static Optional<Instant> read(String text, DateTimeFormatter form) {
    try {
      return Optional.of(instant(form.parse(text)).truncatedTo(ChronoUnit.SECONDS));
    } catch (DateTimeException another) {
      return Optional.empty();
    }
  }

  private static Instant instant(TemporalAccessor read) {
    return read.isSupported(ChronoField.OFFSET_SECONDS)
        ? OffsetDateTime.from(read).toInstant()
        : LocalDateTime.from(read).toInstant(ZoneOffset.UTC);
  }

  private static DateTimeFormatter iso() {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .append(DateTimeFormatter.ISO_LOCAL_DATE)
        .optionalStart()
        .appendPattern("['T'][ ]HH:mm[:ss]")
        .optionalStart()
        .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
        .optionalEnd()
        .appendPattern("[ ][XXX][XX]")
        .optionalEnd()
        .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
        .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
        .toFormatter(Locale.ROOT);
  }
}
