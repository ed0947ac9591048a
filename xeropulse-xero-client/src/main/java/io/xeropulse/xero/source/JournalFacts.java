package io.xeropulse.xero.source;

import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.DocumentAmounts;
import io.xeropulse.core.model.DocumentKind;
import io.xeropulse.core.model.DocumentLine;
import io.xeropulse.core.model.DocumentStatus;
import io.xeropulse.core.model.LineTax;
import io.xeropulse.core.sync.transform.TransformContext;
import io.xeropulse.xero.internal.wire.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Manual journals as documents. Xero writes them in base currency; lines are kept without tax,
 * whatever they were entered with.
 */
final class JournalFacts {
  private JournalFacts() {}

  static Document manualJournal(JsonObject record, TransformContext context) {
    String status = Fields.textOrEmpty(record, "Status");
    LineTax entered = DocumentFacts.lineTax(record);
    boolean inclusive = entered == LineTax.INCLUSIVE;
    List<DocumentLine> lines =
        Fields.parts(record, "JournalLines", "LineItemID", line -> line(line, inclusive));
    BigDecimal net = BigDecimal.ZERO;
    BigDecimal tax = BigDecimal.ZERO;
    for (DocumentLine debit : lines) {
      BigDecimal amount = Objects.requireNonNull(debit.lineAmount());
      if (amount.signum() > 0) {
        net = net.add(amount);
        tax = tax.add(Objects.requireNonNull(debit.taxAmount()));
      }
    }
    BigDecimal debits = net.add(tax);
    return new Document(
        Fields.id(record, "ManualJournalID"),
        DocumentKind.MANUAL_JOURNAL,
        "MANUALJOURNAL",
        status(status),
        status,
        null,
        record.filledText("Narration"),
        null,
        Fields.date(record, "Date"),
        null,
        new DocumentAmounts(context.baseCurrency(), BigDecimal.ONE, net, tax, debits, debits, null),
        inclusive ? LineTax.EXCLUSIVE : entered,
        lines,
        List.of(),
        Fields.updatedAt(record));
  }

  private static DocumentLine line(JsonObject line, boolean inclusive) {
    BigDecimal amount = Fields.decimal(line, "LineAmount");
    BigDecimal tax = Objects.requireNonNullElse(line.decimal("TaxAmount"), BigDecimal.ZERO);
    return new DocumentLine(
        null,
        line.filledText("Description"),
        line.filledText("AccountID"),
        line.filledText("AccountCode"),
        null,
        line.filledText("TaxType"),
        null,
        null,
        null,
        tax,
        inclusive ? amount.subtract(tax) : amount,
        DocumentFacts.tracking(line));
  }

  private static DocumentStatus status(String word) {
    return switch (word.toUpperCase(Locale.ROOT)) {
      case "POSTED" -> DocumentStatus.AUTHORISED;
      case "DRAFT" -> DocumentStatus.DRAFT;
      case "VOIDED" -> DocumentStatus.VOIDED;
      case "DELETED" -> DocumentStatus.DELETED;
      default -> DocumentStatus.UNKNOWN;
    };
  }
}
