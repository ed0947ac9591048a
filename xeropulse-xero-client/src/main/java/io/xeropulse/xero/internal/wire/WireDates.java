package io.xeropulse.xero.internal.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * The four ways in which Xero writes a date: {@code /Date(1518685950940+0000)/} with or without an
 * offset, ISO date and time with or without a zone, and an ISO date. Stateless and thread-safe.
 */
public final class WireDates {
  private static final String MS_START = "/Date(";
  private static final String MS_END = ")/";
  private static final int OFFSET_LENGTH = "+0000".length();
  private static final int MOST_DIGITS = 16;
  private static final int DATE_LENGTH = "2018-10-20".length();
  private static final long MILLIS_PER_MINUTE = 60_000;
  private static final long MILLIS_PER_DAY = 24 * 60 * MILLIS_PER_MINUTE;
  private static final Instant OLDEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant NEWEST = Instant.parse("9999-12-31T23:59:59.999Z");

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
    if (text.startsWith(MS_START)) {
      return plausible(epoch(text));
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
    if (text.startsWith(MS_START)) {
      long local = plausible(epoch(text)).toEpochMilli() + offsetMillis(text);
      return LocalDate.ofEpochDay(Math.floorDiv(local, MILLIS_PER_DAY));
    }
    if (text.length() == DATE_LENGTH) {
      return LocalDate.parse(text);
    }
    return zoned(text)
        ? OffsetDateTime.parse(text).toLocalDate()
        : LocalDateTime.parse(text).toLocalDate();
  }

  private static Instant epoch(String text) {
    int end = offsetStart(text);
    int start = MS_START.length();
    int digits = end - start - (text.charAt(start) == '-' ? 1 : 0);
    if (digits < 1 || digits > MOST_DIGITS) {
      throw unreadable();
    }
    return Instant.ofEpochMilli(number(text, start, end));
  }

  private static long offsetMillis(String text) {
    int start = offsetStart(text);
    if (start == text.length() - MS_END.length()) {
      return 0;
    }
    long minutes = 60 * number(text, start + 1, start + 3) + number(text, start + 3, start + 5);
    return (text.charAt(start) == '-' ? -minutes : minutes) * MILLIS_PER_MINUTE;
  }

  /** Where the offset begins; where the text ends, if it has none. */
  private static int offsetStart(String text) {
    int end = text.length() - MS_END.length();
    if (!text.endsWith(MS_END) || end <= MS_START.length()) {
      throw unreadable();
    }
    int sign = end - OFFSET_LENGTH;
    boolean signed =
        sign > MS_START.length() && (text.charAt(sign) == '+' || text.charAt(sign) == '-');
    return signed ? sign : end;
  }

  private static long number(String text, int start, int end) {
    try {
      if (text.charAt(start) == '+') {
        throw unreadable();
      }
      return Long.parseLong(text, start, end, 10);
    } catch (NumberFormatException notDigits) {
      throw unreadable();
    }
  }

  private static DateTimeException unreadable() {
    return new DateTimeException("not a date in any form that Xero uses");
  }

  private static Instant plausible(Instant instant) {
    if (instant.isBefore(OLDEST) || instant.isAfter(NEWEST)) {
      throw unreadable();
    }
    return instant;
  }

  private static boolean zoned(String text) {
    return text.endsWith("Z")
        || text.indexOf('+', DATE_LENGTH) >= 0
        || text.indexOf('-', Math.min(DATE_LENGTH, text.length())) >= 0;
  }
}
