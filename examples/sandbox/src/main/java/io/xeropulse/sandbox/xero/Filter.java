package io.xeropulse.sandbox.xero;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Xero's {@code where}: comparisons of fields and values, joined by AND and OR, in parentheses.
 * What it cannot read it refuses in the words of the language's own reader.
 */
final class Filter {

  private static final List<String> EVERY_OPERATOR =
      List.of("==", "!=", "<>", ">=", "<=", "=", ">", "<");

  private final Resource resource;
  private final Tokens tokens;
  private final UnaryOperator<String> folding;
  private final Set<String> equal = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private final Set<String> ranged = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private final Set<String> other = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private final Operand whole;
  private boolean alternatives;

  private Filter(String where, Resource resource) {
    this.resource = resource;
    this.tokens = new Tokens(where);
    this.folding =
        resource == Resource.CONTACTS ? Comparison::withoutAccents : UnaryOperator.identity();
    this.whole = truth(either());
    if (!tokens.atEnd()) {
      throw InvalidQueryException.unreadable("Syntax error");
    }
  }

  static Filter parse(String where, Resource resource) {
    return new Filter(where, resource);
  }

  boolean matches(JsonNode record) {
    return whole.holds(record);
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

  private Operand either() {
    Operand left = both();
    while (tokens.accept("||", "OR")) {
      alternatives = true;
      Operand one = truth(left);
      Operand another = truth(both());
      left = Operand.computed(Kind.BOOLEAN, r -> one.holds(r) || another.holds(r));
    }
    return left;
  }

  private Operand both() {
    Operand left = comparison();
    while (tokens.accept("&&", "AND")) {
      Operand one = truth(left);
      Operand another = truth(comparison());
      left = Operand.computed(Kind.BOOLEAN, r -> one.holds(r) && another.holds(r));
    }
    return left;
  }

  private Operand comparison() {
    Operand left = unary();
    for (String written : EVERY_OPERATOR) {
      if (tokens.accept(written)) {
        String operator = written.equals("=") ? "==" : written.equals("<>") ? "!=" : written;
        Operand right = unary();
        Set<String> noted = operator.equals("==") ? equal : operator.equals("!=") ? other : ranged;
        left.field().ifPresent(field -> noted.add(field.path()));
        right.field().ifPresent(field -> noted.add(field.path()));
        return Comparison.of(left, operator, right, folding);
      }
    }
    left.field().ifPresent(field -> equal.add(field.path()));
    return left;
  }

  private Operand unary() {
    if (tokens.accept("!", "NOT")) {
      Operand inner = truth(unary());
      return Operand.computed(Kind.BOOLEAN, record -> !inner.holds(record));
    }
    if (tokens.accept("(")) {
      Operand inner = either();
      tokens.require(")", "')' or operator expected");
      return inner;
    }
    String word = tokens.take();
    if (word.isEmpty() || !(word.equals("-") || word.matches("(?s)[\"\\w].*"))) {
      throw InvalidQueryException.unreadable("Expression expected");
    }
    return steps(
        Literal.beginning(word, tokens)
            .orElseGet(() -> Operand.of(Field.root(resource).below(word))));
  }

  /** The fields and methods written behind a value. */
  private Operand steps(Operand first) {
    Operand at = first;
    while (tokens.accept(".")) {
      String name = tokens.take();
      if (tokens.accept("(")) {
        at.field().ifPresent(field -> other.add(field.path()));
        at = method(at, name);
      } else {
        Optional<Field> field = at.field();
        String type = at.typeName();
        at =
            Operand.of(
                field
                    .orElseThrow(
                        () ->
                            InvalidQueryException.unreadable(
                                "No property or field '%s' exists in type '%s'"
                                    .formatted(name, type)))
                    .below(name));
      }
    }
    return at;
  }

  private Operand method(Operand of, String name) {
    @Nullable Operand argument = tokens.accept(")") ? null : either();
    if (argument != null) {
      tokens.require(")", "')' or ',' expected");
    }
    boolean fits = of.kind() == Kind.TEXT && (argument == null || argument.kind() == Kind.TEXT);
    return Optional.of(name)
        .filter(known -> fits)
        .flatMap(known -> TextMethod.named(known, argument != null))
        .map(method -> method.call(of, argument, folding))
        .orElseThrow(
            () ->
                InvalidQueryException.unreadable(
                    "No applicable method '%s' exists in type '%s'"
                        .formatted(name, of.typeName())));
  }

  private static Operand truth(Operand operand) {
    if (operand.kind() != Kind.BOOLEAN) {
      throw InvalidQueryException.unreadable("Expression of type 'Boolean' expected");
    }
    return operand;
  }
}
