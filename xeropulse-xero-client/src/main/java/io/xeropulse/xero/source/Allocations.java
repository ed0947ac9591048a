package io.xeropulse.xero.source;

import io.xeropulse.core.model.Allocation;
import io.xeropulse.core.model.AllocationKind;
import io.xeropulse.xero.internal.wire.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The settlements that a document lists itself. */
final class Allocations {
  private static final Map<AllocationKind, String> ID_FIELDS =
      Map.of(
          AllocationKind.CREDIT_NOTE, "CreditNoteID",
          AllocationKind.OVERPAYMENT, "OverpaymentID",
          AllocationKind.PREPAYMENT, "PrepaymentID");
  private static final Set<String> ENDED = Set.of("DELETED", "VOIDED");

  private Allocations() {}

  /** Payments of an invoice, refunds of a credit. */
  static List<Allocation> payments(JsonObject record) {
    return Fields.parts(record, "Payments", "PaymentID", Allocations::payment).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Allocation> payment(JsonObject payment) {
    return ENDED.contains(Fields.textOrEmpty(payment, "Status"))
        ? Optional.empty()
        : Optional.of(
            new Allocation(
                AllocationKind.PAYMENT,
                Fields.id(payment, "PaymentID"),
                Fields.date(payment, "Date"),
                Fields.decimal(payment, "Amount")));
  }

  /** Credits that an invoice lists as applied to it. */
  static List<Allocation> applied(
      JsonObject record, String list, AllocationKind kind, LocalDate documentDate) {
    String idField = ID_FIELDS.getOrDefault(kind, "ID");
    return Fields.parts(
        record,
        list,
        idField,
        credit ->
            new Allocation(
                kind,
                Fields.id(credit, idField),
                dateOr(credit, documentDate),
                Fields.decimal(credit, "AppliedAmount")));
  }

  /** Invoices that a credit lists as settled by it. */
  static List<Allocation> given(JsonObject record, AllocationKind kind, LocalDate documentDate) {
    return Fields.parts(
            record,
            "Allocations",
            "AllocationID",
            allocation -> allocation(allocation, kind, documentDate))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Allocation> allocation(
      JsonObject allocation, AllocationKind kind, LocalDate documentDate) {
    if (Boolean.TRUE.equals(allocation.bool("IsDeleted"))) {
      return Optional.empty();
    }
    JsonObject invoice = allocation.object("Invoice");
    if (invoice == null) {
      throw Fields.missing("Invoice");
    }
    return Optional.of(
        new Allocation(
            kind,
            Fields.id(invoice, "InvoiceID"),
            dateOr(allocation, documentDate),
            Fields.decimal(allocation, "Amount")));
  }

  private static LocalDate dateOr(JsonObject allocation, LocalDate documentDate) {
    LocalDate date = Fields.dateOrNull(allocation, "Date");
    return date == null ? documentDate : date;
  }
}
