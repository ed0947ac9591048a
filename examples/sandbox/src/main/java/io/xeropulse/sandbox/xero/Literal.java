package io.xeropulse.sandbox.xero;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The values that a filter writes out. */
final class Literal {

  private static final Pattern GUID =
      Pattern.compile("\\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}}?");

  private Literal() {}

  /** The value that begins with a word; empty if none does. */
  static Optional<Operand> beginning(String word, Tokens tokens) {
    if (word.startsWith("\"")) {
      return Optional.of(Operand.literal(Kind.TEXT, unquoted(word)));
    }
    if (word.equals("-") || Character.isDigit(word.charAt(0))) {
      return Optional.of(Operand.literal(Kind.NUMBER, number(word, tokens)));
    }
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "true" -> Optional.of(Operand.literal(Kind.BOOLEAN, true));
      case "false" -> Optional.of(Operand.literal(Kind.BOOLEAN, false));
      case "null" -> Optional.of(Operand.literal(Kind.NULL, null));
      case "guid" -> Optional.of(Operand.literal(Kind.GUID, guid(argument(tokens))));
      case "datetime" -> Optional.of(Operand.literal(Kind.DATE, date(tokens)));
      default -> Optional.empty();
    };
  }

  private static String unquoted(String word) {
    return word.substring(1, word.length() - 1).replace("\\\"", "\"").replace("\"\"", "\"");
  }

  private static BigDecimal number(String word, Tokens tokens) {
    String digits = word.equals("-") ? tokens.take() : word;
    try {
      BigDecimal number = new BigDecimal(digits.replaceAll("[mMdDfFlL]$", ""));
      return word.equals("-") ? number.negate() : number;
    } catch (NumberFormatException notANumber) {
      throw InvalidQueryException.unreadable("Expression expected");
    }
  }

  private static String guid(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (!GUID.matcher(lower).matches()) {
      throw InvalidQueryException.unreadable(
          "Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx)");
    }
    return lower.replaceAll("[{}]", "");
  }

  private static Instant date(Tokens tokens) {
    if (tokens.accept(".")) {
      tokens.require("Parse", "No property or field exists in type 'DateTime' but Parse");
      return ModifiedSince.parse(argument(tokens))
          .orElseThrow(
              () ->
                  InvalidQueryException.unreadable(
                      "String was not recognized as a valid DateTime"));
    }
    tokens.require("(", "'(' expected");
    List<Integer> parts = new ArrayList<>();
    do {
      parts.add(number(tokens.take(), tokens).intValue());
    } while (tokens.accept(","));
    tokens.require(")", "')' or ',' expected");
    if (parts.size() != 3 && parts.size() != 6) {
      throw InvalidQueryException.unreadable("No matching constructor in type 'DateTime'");
    }
    parts.addAll(List.of(0, 0, 0));
    try {
      return LocalDateTime.of(
              parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4), parts.get(5))
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException notADate) {
      throw InvalidQueryException.unreadable(
          "Year, Month, and Day parameters describe an un-representable DateTime");
    }
  }

  private static String argument(Tokens tokens) {
    tokens.require("(", "'(' expected");
    String text = tokens.take();
    if (!text.startsWith("\"")) {
      throw InvalidQueryException.unreadable("A text was expected in the parentheses");
    }
    tokens.require(")", "')' or ',' expected");
    return unquoted(text);
  }
}
