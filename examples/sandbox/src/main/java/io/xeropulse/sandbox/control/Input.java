package io.xeropulse.sandbox.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.xeropulse.sandbox.http.Call;
import io.xeropulse.sandbox.http.Json;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * What a control call says: its path, its query and the fields of its JSON body; a field that is
 * missing or does not fit is refused by name. Immutable.
 *
 * @param path the values of the path's variables, by name
 * @param call the call
 * @param fields the body, an empty object if there is none
 */
record Input(Map<String, String> path, Call call, JsonNode fields) {

  static Input of(Map<String, String> path, Call call) {
    if (call.body().isBlank()) {
      return new Input(path, call, Json.object());
    }
    try {
      JsonNode fields = Json.read(call.body());
      if (!fields.isObject()) {
        throw new RefusedException(400, "The body is no JSON object", "Send {\"name\": value, …}");
      }
      return new Input(path, call, fields);
    } catch (JsonProcessingException malformed) {
      throw new RefusedException(
          400, "The body is not JSON: " + malformed.getOriginalMessage(), "Send one JSON object");
    }
  }

  /** The same with a part of the body in the body's stead. */
  Input at(JsonNode part) {
    return new Input(path, call, part);
  }

  void knowOnly(String... names) {
    List<String> known = Arrays.asList(names);
    for (Iterator<String> sent = fields.fieldNames(); sent.hasNext(); ) {
      String name = sent.next();
      if (!known.contains(name)) {
        throw new RefusedException(
            400,
            "Nothing is done with the field " + name,
            "Fields are " + String.join(", ", known));
      }
    }
  }

  String variable(String name) {
    return path.getOrDefault(name, "");
  }

  UUID id(String name) {
    return parse(name, variable(name), "a UUID", UUID::fromString);
  }

  boolean has(String name) {
    return !fields.path(name).isMissingNode() && !fields.path(name).isNull();
  }

  String text(String name) {
    if (!has(name) || fields.path(name).asText().isBlank()) {
      throw new RefusedException(400, "The field " + name + " is missing", "Send it");
    }
    return fields.path(name).asText();
  }

  String text(String name, String otherwise) {
    return has(name) ? fields.path(name).asText() : otherwise;
  }

  boolean yes(String name, boolean otherwise) {
    return has(name)
        ? parse(
            name,
            text(name),
            "true or false",
            t -> {
              if (!t.equals("true") && !t.equals("false")) {
                throw new IllegalArgumentException(t);
              }
              return t.equals("true");
            })
        : otherwise;
  }

  BigDecimal number(String name) {
    return parse(name, text(name), "a number", BigDecimal::new);
  }

  BigDecimal number(String name, BigDecimal otherwise) {
    return has(name) ? number(name) : otherwise;
  }

  /** An amount of two decimals. */
  BigDecimal money(String name) {
    return parse(name, text(name), "an amount of at most two decimals", Input::cents);
  }

  private static BigDecimal cents(String text) {
    return new BigDecimal(text).setScale(2);
  }

  int whole(String name, int otherwise) {
    return has(name) ? parse(name, text(name), "a whole number", Integer::parseInt) : otherwise;
  }

  LocalDate date(String name) {
    return parse(name, text(name), "a date: yyyy-MM-dd", LocalDate::parse);
  }

  LocalDate date(String name, LocalDate otherwise) {
    return has(name) ? date(name) : otherwise;
  }

  Instant instant(String name) {
    return parse(name, text(name), "an instant: 2025-07-01T09:00:00Z", Instant::parse);
  }

  Duration duration(String name) {
    return parse(name, text(name), "an ISO duration: PT30M, P1D", Duration::parse);
  }

  Optional<UUID> uuid(String name) {
    return has(name)
        ? Optional.of(parse(name, text(name), "a UUID", UUID::fromString))
        : Optional.empty();
  }

  <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
    return has(name) ? constant(name, text(name), type) : otherwise;
  }

  /** The choice a query parameter makes. */
  <E extends Enum<E>> E queried(String name, Class<E> type, E otherwise) {
    return call.parameter(name).map(text -> constant(name, text, type)).orElse(otherwise);
  }

  private static <E extends Enum<E>> E constant(String name, String value, Class<E> type) {
    return parse(
        name,
        value,
        "one of " + Arrays.toString(type.getEnumConstants()),
        text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
  }

  /** The day a query parameter names. */
  LocalDate day(String name, LocalDate otherwise) {
    return call.parameter(name)
        .map(text -> parse(name, text, "a date: yyyy-MM-dd", LocalDate::parse))
        .orElse(otherwise);
  }

  private static <T> T parse(String name, String text, String wanted, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException unfit) {
      throw new RefusedException(
          400, name + " is \"" + text + "\", which does not fit", "Send " + wanted);
    }
  }
}
