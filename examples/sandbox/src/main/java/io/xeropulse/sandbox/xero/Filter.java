package io.xeropulse.sandbox.xero;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Xero's {@code where}: comparisons of fields with literals, joined by AND and OR, in parentheses.
 */
final class Filter {

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<string>\"(?:[^\"\\\\]|\\\\.)*\")"
              + "|(?<op>==|!=|>=|<=|>|<|=|&&|\\|\\||\\(|\\)|,)"
              + "|(?<number>-?\\d+(?:\\.\\d+)?)"
              + "|(?<word>[A-Za-z_][A-Za-z0-9_.]*))");

  private final List<String> tokens = new ArrayList<>();
  private final Set<String> equal = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private final Set<String> ranged = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private final Set<String> other = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private final Predicate<JsonNode> predicate;
  private boolean alternatives;
  private int next;

  private Filter(String where) {
    Matcher matcher = TOKEN.matcher(where);
    int at = 0;
    while (at < where.length() && !where.substring(at).isBlank()) {
      if (!matcher.region(at, where.length()).lookingAt()) {
        throw malformed("unexpected character at " + at);
      }
      tokens.add(matcher.group().strip());
      at = matcher.end();
    }
    predicate = either();
    if (next < tokens.size()) {
      throw malformed("unexpected " + tokens.get(next));
    }
  }

  static Filter parse(String where) {
    return new Filter(where);
  }

  boolean matches(JsonNode record) {
    return predicate.test(record);
  }

  /** The fields compared with ==. */
  Set<String> equal() {
    return equal;
  }

  /** The fields compared with an order. */
  Set<String> ranged() {
    return ranged;
  }

  /** The fields compared in any other way. */
  Set<String> other() {
    return other;
  }

  boolean alternatives() {
    return alternatives;
  }

  private Predicate<JsonNode> either() {
    Predicate<JsonNode> left = both();
    while (accept("||") || acceptWord("OR")) {
      alternatives = true;
      left = left.or(both());
    }
    return left;
  }

  private Predicate<JsonNode> both() {
    Predicate<JsonNode> left = term();
    while (accept("&&") || acceptWord("AND")) {
      left = left.and(term());
    }
    return left;
  }

  private Predicate<JsonNode> term() {
    if (accept("(")) {
      Predicate<JsonNode> inner = either();
      require(")");
      return inner;
    }
    String field = take();
    for (String function : List.of("Contains", "StartsWith", "EndsWith")) {
      if (field.endsWith("." + function)) {
        return text(field.substring(0, field.length() - function.length() - 1), function);
      }
    }
    String operator = take();
    Object literal = literal();
    note(field, operator);
    return record -> compare(value(record, field, literal), operator, literal);
  }

  private Predicate<JsonNode> text(String field, String function) {
    require("(");
    String wanted = String.valueOf(literal()).toLowerCase(Locale.ROOT);
    require(")");
    other.add(field);
    return record -> {
      String text = node(record, field).asText("").toLowerCase(Locale.ROOT);
      return switch (function) {
        case "Contains" -> text.contains(wanted);
        case "StartsWith" -> text.startsWith(wanted);
        default -> text.endsWith(wanted);
      };
    };
  }

  private void note(String field, String operator) {
    switch (operator) {
      case "==", "=" -> equal.add(field);
      case ">", ">=", "<", "<=" -> ranged.add(field);
      case "!=" -> other.add(field);
      default -> throw malformed("unknown operator " + operator);
    }
  }

  private @Nullable Object literal() {
    String token = take();
    if (token.startsWith("\"")) {
      return token.substring(1, token.length() - 1).replace("\\\"", "\"");
    }
    switch (token.toLowerCase(Locale.ROOT)) {
      case "true", "false" -> {
        return token.toLowerCase(Locale.ROOT);
      }
      case "null" -> {
        return null;
      }
      case "guid" -> {
        require("(");
        Object id = literal();
        require(")");
        return id;
      }
      case "datetime" -> {
        return date();
      }
      default -> {
        return number(token);
      }
    }
  }

  private LocalDate date() {
    require("(");
    List<Integer> parts = new ArrayList<>();
    do {
      parts.add(number(take()).intValue());
    } while (accept(","));
    require(")");
    try {
      return LocalDate.of(parts.get(0), parts.get(1), parts.get(2));
    } catch (DateTimeException | IndexOutOfBoundsException notADate) {
      throw malformed("DateTime wants year, month, day");
    }
  }

  private BigDecimal number(String token) {
    try {
      return new BigDecimal(token);
    } catch (NumberFormatException notANumber) {
      throw malformed("a literal was expected instead of " + token);
    }
  }

  private static JsonNode node(JsonNode record, String field) {
    JsonNode at = record;
    for (String step : field.split("\\.", -1)) {
      at = at.path(step);
    }
    return at;
  }

  /** The field's value in the literal's own type; null when it has none. */
  private static @Nullable Object value(JsonNode record, String field, @Nullable Object literal) {
    JsonNode node = node(record, field);
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    if (literal instanceof BigDecimal) {
      return node.isNumber() ? node.decimalValue() : null;
    }
    if (literal instanceof LocalDate) {
      return WireDate.instant(node.asText())
          .map(at -> at.atOffset(ZoneOffset.UTC).toLocalDate())
          .orElse(null);
    }
    return node.asText();
  }

  @SuppressWarnings("unchecked")
  private static boolean compare(
      @Nullable Object value, String operator, @Nullable Object literal) {
    if (value == null || literal == null) {
      boolean same = value == null && literal == null;
      return operator.equals("!=") ? !same : operator.startsWith("=") && same;
    }
    int order =
        value instanceof String text
            ? text.compareToIgnoreCase((String) literal)
            : ((Comparable<Object>) value).compareTo(literal);
    return switch (operator) {
      case "!=" -> order != 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      default -> order == 0;
    };
  }

  private String take() {
    if (next >= tokens.size()) {
      throw malformed("it ends too early");
    }
    return tokens.get(next++);
  }

  private boolean accept(String token) {
    boolean there = next < tokens.size() && tokens.get(next).equals(token);
    next += there ? 1 : 0;
    return there;
  }

  private boolean acceptWord(String word) {
    boolean there = next < tokens.size() && tokens.get(next).equalsIgnoreCase(word);
    next += there ? 1 : 0;
    return there;
  }

  private void require(String token) {
    if (!accept(token)) {
      throw malformed(token + " is missing");
    }
  }

  private static InvalidQueryException malformed(String why) {
    return new InvalidQueryException(16, "QueryParseException", "where cannot be read: " + why);
  }
}
