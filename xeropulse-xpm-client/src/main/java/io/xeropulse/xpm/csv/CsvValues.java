package io.xeropulse.xpm.csv;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ways in which spreadsheets and XPM's exports write values; null for any other. Stateless. */
final class CsvValues {
  private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);
  private static final Pattern NUMBER =
      Pattern.compile("(-?)\\$?(\\d{1,15}|\\d{1,3}(?:,\\d{3}){1,4})((?:\\.\\d{1,10})?)");
  private static final Pattern CLOCK = Pattern.compile("(-?)(\\d{1,5}):([0-5]\\d)(?::00)?");
  private static final Pattern TIME_OF_DAY = Pattern.compile("[T ]\\d{1,2}:\\d{2}.*$");
  private static final DateTimeFormatter DATE =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("[uuuu-MM-dd][d/M/uuuu][d-MMM-uuuu][d MMM uuuu]")
          .toFormatter(Locale.ENGLISH)
          .withResolverStyle(ResolverStyle.STRICT);

  private CsvValues() {}

  /** {@code 1,150.00}, {@code $1150}, {@code -30} and {@code (30.00)}. */
  static @Nullable BigDecimal number(String text) {
    boolean bracketed = text.startsWith("(") && text.endsWith(")");
    Matcher matcher = NUMBER.matcher(bracketed ? text.substring(1, text.length() - 1) : text);
    if (!matcher.matches() || (bracketed && !matcher.group(1).isEmpty())) {
      return null;
    }
    BigDecimal size = new BigDecimal(matcher.group(2).replace(",", "") + matcher.group(3));
    return bracketed || !matcher.group(1).isEmpty() ? size.negate() : size;
  }

  static @Nullable Integer wholeNumber(String text) {
    BigDecimal number = number(text);
    try {
      return number == null ? null : number.intValueExact();
    } catch (ArithmeticException e) {
      return null;
    }
  }

  /** Hours such as {@code 1:30} or {@code 1.5}; XPM shows 20 minutes as 0.33. */
  static @Nullable Integer minutes(String hours) {
    Matcher clock = CLOCK.matcher(hours);
    if (clock.matches()) {
      int minutes = Integer.parseInt(clock.group(2)) * 60 + Integer.parseInt(clock.group(3));
      return clock.group(1).isEmpty() ? minutes : -minutes;
    }
    BigDecimal number = number(hours);
    if (number == null || number.abs().compareTo(BigDecimal.valueOf(100_000)) >= 0) {
      return null;
    }
    return number.multiply(MINUTES_PER_HOUR).setScale(0, RoundingMode.HALF_UP).intValueExact();
  }

  static @Nullable Boolean flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "yes", "true", "y", "1" -> Boolean.TRUE;
      case "no", "false", "n", "0" -> Boolean.FALSE;
      default -> null;
    };
  }

  /** {@code 30/06/2025}, {@code 30 Jun 2025} and {@code 2025-06-30}, with or without a time. */
  static @Nullable LocalDate date(String text) {
    try {
      return LocalDate.parse(TIME_OF_DAY.matcher(text).replaceFirst(""), DATE);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
