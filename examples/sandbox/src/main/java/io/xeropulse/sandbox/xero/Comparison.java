package io.xeropulse.sandbox.xero;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How two values of a filter compare: texts whatever their case, and nothing only with nothing. */
final class Comparison {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private Comparison() {}

  /** Joins two operands. */
  static Operand of(Operand left, String operator, Operand right, UnaryOperator<String> folding) {
    boolean equality = operator.equals("==") || operator.equals("!=");
    boolean comparable =
        (left.kind() == Kind.NULL || right.kind() == Kind.NULL)
            ? equality
            : left.kind() == right.kind()
                && (left.kind().ordered()
                    || (equality && left.kind() != Kind.LIST && left.kind() != Kind.RECORD));
    if (!comparable) {
      throw InvalidQueryException.unreadable(
          "Operator '%s' incompatible with operand types '%s' and '%s'"
              .formatted(operator, left.typeName(), right.typeName()));
    }
    return Operand.computed(Kind.BOOLEAN, record -> test(record, left, operator, right, folding));
  }

  /** Forgets accents, as Xero does for the names and addresses of contacts. */
  static String withoutAccents(String text) {
    return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
  }

  private static boolean test(
      JsonNode record,
      Operand left,
      String operator,
      Operand right,
      UnaryOperator<String> folding) {
    Comparable<?> one = left.value().apply(record);
    Comparable<?> other = right.value().apply(record);
    if (one == null || other == null) {
      boolean same = one == null && other == null;
      return operator.equals("!=") ? !same : operator.equals("==") && same;
    }
    int order = order(one, other, folding);
    return switch (operator) {
      case "!=" -> order != 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      default -> order == 0;
    };
  }

  /** Sorts two values of one kind, nothing first. */
  static int order(
      @Nullable Comparable<?> one, @Nullable Comparable<?> other, UnaryOperator<String> folding) {
    if (one == null || other == null) {
      return (one == null ? 0 : 1) - (other == null ? 0 : 1);
    }
    return one instanceof String text
        ? folding.apply(text).compareToIgnoreCase(folding.apply((String) other))
        : natural(one, other);
  }

  @SuppressWarnings("unchecked") // both are of one kind
  private static int natural(Comparable<?> one, Comparable<?> other) {
    return ((Comparable<Object>) one).compareTo(other);
  }
}
