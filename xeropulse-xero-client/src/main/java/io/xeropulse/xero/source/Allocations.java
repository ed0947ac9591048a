package io.xeropulse.xero.source;

import io.xeropulse.core.model.Allocation;
import io.xeropulse.core.model.AllocationKind;
import io.xeropulse.xero.internal.wire.JsonObject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    List<Allocation> allocations = new ArrayList<>();
    for (JsonObject payment : record.objects("Payments")) {
      if (!ENDED.contains(Fields.textOrEmpty(payment, "Status"))) {
        allocations.add(
            new Allocation(
                AllocationKind.PAYMENT,
                Fields.id(payment, "PaymentID"),
                Fields.date(payment, "Date"),
                Fields.decimal(payment, "Amount")));
      }
    }
    return allocations;
  }

  /** Credits that an invoice lists as applied to it. */
  static List<Allocation> applied(
      JsonObject record, String list, AllocationKind kind, LocalDate documentDate) {
    List<Allocation> allocations = new ArrayList<>();
    for (JsonObject credit : record.objects(list)) {
      String id = Fields.id(credit, ID_FIELDS.getOrDefault(kind, "ID"));
      BigDecimal amount = Fields.decimal(credit, "AppliedAmount");
      allocations.add(new Allocation(kind, id, dateOr(credit, documentDate), amount));
    }
    return allocations;
  }

  /** Invoices that a credit lists as settled by it. */
  static List<Allocation> given(JsonObject record, AllocationKind kind, LocalDate documentDate) {
    List<Allocation> allocations = new ArrayList<>();
    for (JsonObject allocation : record.objects("Allocations")) {
      if (!Boolean.TRUE.equals(allocation.bool("IsDeleted"))) {
        JsonObject invoice = allocation.object("Invoice");
        if (invoice == null) {
          throw Fields.missing("Allocations.Invoice");
        }
        allocations.add(
            new Allocation(
                kind,
                Fields.id(invoice, "InvoiceID"),
                dateOr(allocation, documentDate),
                Fields.decimal(allocation, "Amount")));
      }
    }
    return allocations;
  }

  private static LocalDate dateOr(JsonObject allocation, LocalDate documentDate) {
    LocalDate date = Fields.dateOrNull(allocation, "Date");
    return date == null ? documentDate : date;
  }
}
