package io.xeropulse.core.sync.proof;

import io.xeropulse.core.model.Allocation;
import io.xeropulse.core.model.CashMovement;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.DocumentLine;
import io.xeropulse.core.model.Fact;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What of a record the ledger depends on, so that two copies of it can be compared. */
final class Figures {
  private Figures() {}

  static Map<String, String> of(Fact fact) {
    Map<String, String> figures = new LinkedHashMap<>();
    if (fact instanceof Document document) {
      figures.put("in the books", String.valueOf(document.status().inTheBooks()));
      figures.put("date", document.date().toString());
      figures.put("due date", String.valueOf(document.dueDate()));
      figures.put("currency", document.amounts().currency());
      figures.put("rate", plain(document.amounts().rate()));
      figures.put("total", plain(document.amounts().total()));
      figures.put("tax", plain(document.amounts().totalTax()));
      figures.put("line amounts", String.valueOf(document.lineTax()));
      figures.put("lines", lines(document.lines()));
      figures.put("settlements", allocations(document.allocations()));
    } else if (fact instanceof CashMovement movement) {
      figures.put("in the books", String.valueOf(movement.live()));
      figures.put("date", movement.date().toString());
      figures.put("direction", movement.direction().toString());
      figures.put("currency", movement.currency());
      figures.put("rate", plain(movement.rate()));
      figures.put("amount", plain(movement.amount()));
      figures.put("base amount", plain(movement.baseAmount()));
      figures.put("bank amount", plain(movement.bankAmount()));
      figures.put("bank account", String.valueOf(movement.accountId()));
      figures.put("document", String.valueOf(movement.documentId()));
      figures.put("line amounts", String.valueOf(movement.lineTax()));
      figures.put("lines", lines(movement.lines()));
    }
    return figures;
  }

  /** The first figure in which two copies differ, or null. */
  static @Nullable String difference(Fact ours, Fact theirs) {
    Map<String, String> other = of(theirs);
    for (Map.Entry<String, String> figure : of(ours).entrySet()) {
      String value = other.get(figure.getKey());
      if (!figure.getValue().equals(value)) {
        return "%s is %s here and %s at the source"
            .formatted(figure.getKey(), figure.getValue(), value);
      }
    }
    return null;
  }

  private static String lines(List<DocumentLine> lines) {
    StringJoiner text = new StringJoiner(", ");
    for (DocumentLine line : lines) {
      text.add(
          "%s %s tax %s"
              .formatted(account(line), plain(line.lineAmount()), plain(line.taxAmount())));
    }
    return text.toString();
  }

  private static @Nullable String account(DocumentLine line) {
    return line.accountId() == null ? line.accountCode() : line.accountId();
  }

  private static String allocations(List<Allocation> allocations) {
    StringJoiner text = new StringJoiner(", ");
    allocations.stream()
        .map(a -> a.kind() + " " + a.counterpartId() + " " + plain(a.amount()))
        .sorted()
        .forEach(text::add);
    return text.toString();
  }

  private static String plain(@Nullable BigDecimal amount) {
    BigDecimal known = Objects.requireNonNullElse(amount, BigDecimal.ZERO);
    return known.signum() == 0 ? "0" : known.stripTrailingZeros().toPlainString();
  }
}
