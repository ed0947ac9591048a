package io.xeropulse.xero.internal.wire;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The four ways in which Xero writes a date: {@code /Date(1518685950940+0000)/} with or without an
 * offset, ISO date and time with or without a zone, and an ISO date. Stateless and thread-safe.
 */
public final class WireDates {
  private static final Pattern MS_DATE =
      Pattern.compile("/Date\\((-?\\d{1,16})(?:([+-])(\\d{2})(\\d{2}))?\\)/");
  private static final int DATE_LENGTH = "2018-10-20".length();
  private static final int NEWEST_YEAR = 9999;

  private WireDates() {}

  /**
   * Reads an instant. An offset in {@code /Date(…)/} says nothing, its number is UTC already; an
   * ISO text without a zone is UTC.
   *
   * @param text what Xero wrote
   * @return the instant
   * @throws DateTimeException if it is none of the four forms
   */
  public static Instant instant(String text) {
    Matcher ms = MS_DATE.matcher(text);
    if (ms.matches()) {
      return plausible(epoch(ms));
    }
    if (text.length() == DATE_LENGTH) {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    return plausible(
        zoned(text)
            ? OffsetDateTime.parse(text).toInstant()
            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
  }

  /**
   * Reads a calendar date: the day it was where the date was written, so an offset counts.
   *
   * @param text what Xero wrote
   * @return the date
   * @throws DateTimeException if it is none of the four forms
   */
  public static LocalDate date(String text) {
    Matcher ms = MS_DATE.matcher(text);
    if (ms.matches()) {
      Instant local = plausible(epoch(ms)).plus(offset(ms));
      return local.atOffset(ZoneOffset.UTC).toLocalDate();
    }
    if (text.length() == DATE_LENGTH) {
      return LocalDate.parse(text);
    }
    return zoned(text)
        ? OffsetDateTime.parse(text).toLocalDate()
        : LocalDateTime.parse(text).toLocalDate();
  }

  private static Instant epoch(Matcher ms) {
    return Instant.ofEpochMilli(Long.parseLong(ms.group(1)));
  }

  private static Duration offset(Matcher ms) {
    if (ms.group(2) == null) {
      return Duration.ZERO;
    }
    Duration distance =
        Duration.ofHours(Long.parseLong(ms.group(3))).plusMinutes(Long.parseLong(ms.group(4)));
    return ms.group(2).equals("-") ? distance.negated() : distance;
  }

  private static Instant plausible(Instant instant) {
    int year = instant.atOffset(ZoneOffset.UTC).getYear();
    if (year < 1 || year > NEWEST_YEAR) {
      throw new DateTimeException("year " + year + " is not one that Xero can mean");
    }
    return instant;
  }

  private static boolean zoned(String text) {
    return text.endsWith("Z")
        || text.indexOf('+', DATE_LENGTH) >= 0
        || text.indexOf('-', Math.min(DATE_LENGTH, text.length())) >= 0;
  }
}
