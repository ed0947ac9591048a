package io.xeropulse.xero.source;

import io.xeropulse.core.model.Allocation;
import io.xeropulse.core.model.AllocationKind;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.DocumentAmounts;
import io.xeropulse.core.model.DocumentKind;
import io.xeropulse.core.model.DocumentLine;
import io.xeropulse.core.model.DocumentStatus;
import io.xeropulse.core.model.LineTax;
import io.xeropulse.core.sync.transform.TransformContext;
import io.xeropulse.xero.internal.wire.JsonObject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Invoices, bills, credit notes, overpayments and prepayments as documents. */
final class DocumentFacts {
  private DocumentFacts() {}

  static Document invoice(JsonObject record, TransformContext context) {
    LocalDate date = Fields.date(record, "Date");
    List<Allocation> allocations = new ArrayList<>(Allocations.payments(record));
    allocations.addAll(
        Allocations.applied(record, "CreditNotes", AllocationKind.CREDIT_NOTE, date));
    allocations.addAll(
        Allocations.applied(record, "Overpayments", AllocationKind.OVERPAYMENT, date));
    allocations.addAll(Allocations.applied(record, "Prepayments", AllocationKind.PREPAYMENT, date));
    return document(record, context, date, "Invoice", "AmountDue", allocations);
  }

  static Document creditNote(JsonObject record, TransformContext context) {
    return credit(record, context, "CreditNote", AllocationKind.CREDIT_NOTE);
  }

  static Document overpayment(JsonObject record, TransformContext context) {
    return credit(record, context, "Overpayment", AllocationKind.OVERPAYMENT);
  }

  static Document prepayment(JsonObject record, TransformContext context) {
    return credit(record, context, "Prepayment", AllocationKind.PREPAYMENT);
  }

  private static Document credit(
      JsonObject record, TransformContext context, String name, AllocationKind kind) {
    LocalDate date = Fields.date(record, "Date");
    List<Allocation> allocations = new ArrayList<>(Allocations.payments(record));
    allocations.addAll(Allocations.given(record, kind, date));
    return document(record, context, date, name, "RemainingCredit", allocations);
  }

  private static Document document(
      JsonObject record,
      TransformContext context,
      LocalDate date,
      String name,
      String openField,
      List<Allocation> allocations) {
    String type = Fields.text(record, "Type");
    String status = Fields.textOrEmpty(record, "Status");
    return new Document(
        Fields.id(record, name + "ID"),
        kind(type),
        type,
        status(status),
        status,
        record.filledText(name + "Number"),
        record.filledText("Reference"),
        Fields.nested(record, "Contact", "ContactID"),
        date,
        Fields.dateOrNull(record, "DueDate"),
        amounts(record, context, openField),
        lineTax(record),
        lines(record),
        allocations,
        Fields.updatedAt(record));
  }

  private static DocumentAmounts amounts(
      JsonObject record, TransformContext context, String openField) {
    Conversion conversion = Conversion.of(record, Fields.currency(record, "CurrencyCode"), context);
    BigDecimal total = Fields.decimal(record, "Total");
    BigDecimal subTotal = record.decimal("SubTotal");
    BigDecimal tax = record.decimal("TotalTax");
    if (tax == null) {
      tax = subTotal == null ? BigDecimal.ZERO : total.subtract(subTotal);
    }
    if (subTotal == null) {
      subTotal = total.subtract(tax);
    }
    return new DocumentAmounts(
        conversion.currency(),
        conversion.rate(),
        subTotal,
        tax,
        total,
        conversion.toBase(total),
        record.decimal(openField));
  }

  static List<DocumentLine> lines(JsonObject record) {
    return Fields.parts(record, "LineItems", "LineItemID", DocumentFacts::line);
  }

  private static DocumentLine line(JsonObject line) {
    return new DocumentLine(
        line.filledText("LineItemID"),
        line.filledText("Description"),
        line.filledText("AccountID"),
        line.filledText("AccountCode"),
        line.filledText("ItemCode"),
        line.filledText("TaxType"),
        line.decimal("Quantity"),
        line.decimal("UnitAmount"),
        line.decimal("DiscountRate"),
        line.decimal("TaxAmount"),
        line.decimal("LineAmount"),
        tracking(line));
  }

  static List<DocumentLine.Tracking> tracking(JsonObject line) {
    return line.objects("Tracking").stream()
        .map(
            option ->
                new DocumentLine.Tracking(
                    option.filledText("TrackingCategoryID"),
                    option.filledText("TrackingOptionID"),
                    option.filledText("Name"),
                    option.filledText("Option")))
        .toList();
  }

  /** Null if Xero does not say, or says it in a word that we do not know. */
  static @Nullable LineTax lineTax(JsonObject record) {
    return switch (Fields.textOrEmpty(record, "LineAmountTypes").toUpperCase(Locale.ROOT)) {
      case "INCLUSIVE" -> LineTax.INCLUSIVE;
      case "EXCLUSIVE" -> LineTax.EXCLUSIVE;
      case "NOTAX" -> LineTax.NONE;
      default -> null;
    };
  }

  private static DocumentKind kind(String type) {
    return switch (type.toUpperCase(Locale.ROOT)) {
      case "ACCREC" -> DocumentKind.INVOICE;
      case "ACCPAY" -> DocumentKind.BILL;
      case "ACCRECCREDIT" -> DocumentKind.CREDIT_NOTE;
      case "ACCPAYCREDIT" -> DocumentKind.SUPPLIER_CREDIT_NOTE;
      case "AROVERPAYMENT", "RECEIVE-OVERPAYMENT" -> DocumentKind.OVERPAYMENT;
      case "APOVERPAYMENT", "SPEND-OVERPAYMENT" -> DocumentKind.SUPPLIER_OVERPAYMENT;
      case "ARPREPAYMENT", "RECEIVE-PREPAYMENT" -> DocumentKind.PREPAYMENT;
      case "APPREPAYMENT", "SPEND-PREPAYMENT" -> DocumentKind.SUPPLIER_PREPAYMENT;
      default -> DocumentKind.OTHER;
    };
  }

  private static DocumentStatus status(String word) {
    for (DocumentStatus status : DocumentStatus.values()) {
      if (status.name().equalsIgnoreCase(word)) {
        return status;
      }
    }
    return DocumentStatus.UNKNOWN;
  }
}
