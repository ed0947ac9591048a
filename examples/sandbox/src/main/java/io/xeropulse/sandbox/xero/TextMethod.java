package io.xeropulse.sandbox.xero;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The methods of texts in a filter; they ignore case, as Xero's database does. */
enum TextMethod {
  CONTAINS(true),
  STARTSWITH(true),
  ENDSWITH(true),
  EQUALS(true),
  TOLOWER(false),
  TOUPPER(false),
  TRIM(false);

  private final boolean asks;

  TextMethod(boolean asks) {
    this.asks = asks;
  }

  static Optional<TextMethod> named(String name, boolean withArgument) {
    return Arrays.stream(values())
        .filter(method -> method.name().equalsIgnoreCase(name) && method.asks == withArgument)
        .findFirst();
  }

  Operand call(Operand of, @Nullable Operand argument, UnaryOperator<String> folding) {
    if (argument == null) {
      return Operand.computed(Kind.TEXT, record -> changed(text(of, record)));
    }
    return Operand.computed(
        Kind.BOOLEAN,
        record -> {
          String text = text(of, record);
          String wanted = text(argument, record);
          return text != null
              && wanted != null
              && answer(folded(text, folding), folded(wanted, folding));
        });
  }

  private @Nullable String changed(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return this == TRIM
        ? text.strip()
        : this == TOLOWER ? text.toLowerCase(Locale.ROOT) : text.toUpperCase(Locale.ROOT);
  }

  private boolean answer(String text, String wanted) {
    return switch (this) {
      case CONTAINS -> text.contains(wanted);
      case STARTSWITH -> text.startsWith(wanted);
      case ENDSWITH -> text.endsWith(wanted);
      default -> text.equals(wanted);
    };
  }

  private static String folded(String text, UnaryOperator<String> folding) {
    return folding.apply(text).toLowerCase(Locale.ROOT);
  }

  private static @Nullable String text(Operand operand, JsonNode record) {
    return (String) operand.value().apply(record);
  }
}
