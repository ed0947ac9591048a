package io.xeropulse.core.ledger;

import io.xeropulse.core.model.Allocation;
import io.xeropulse.core.model.AllocationKind;
import io.xeropulse.core.model.CashMovement;
import io.xeropulse.core.model.CashMovementKind;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.DocumentKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What settles which document, each settlement once: a payment as the payments list has it, a
 * credit as the credit itself lists it, and either as the document lists it only where the payment
 * or the credit is not held.
 */
final class Settlements {

  /**
   * Something that lowers what is open.
   *
   * @param documentId what it lowers
   * @param id the payment, or the credit or invoice on the other side
   * @param date when
   * @param amount in document currency
   * @param payment the payment, or null for a credit, and for a payment that is not held
   * @param creditId the credit, or null for a payment
   * @param number tells settlements of one day and pair apart; the two documents that a credit's
   *     allocation lowers have the same
   */
  record Settlement(
      String documentId,
      String id,
      LocalDate date,
      BigDecimal amount,
      @Nullable CashMovement payment,
      @Nullable String creditId,
      int number) {}

  private final Map<String, Document> documents;
  private final Map<String, CashMovement> payments = new LinkedHashMap<>();
  private final Map<String, List<Settlement>> byDocument = new HashMap<>();
  private final List<Doubt> doubts = new ArrayList<>();
  private int count;

  Settlements(Map<String, Document> documents, Collection<CashMovement> cash) {
    this.documents = documents;
    for (CashMovement movement : cash) {
      if (movement.kind() == CashMovementKind.PAYMENT) {
        payments.put(movement.sourceId(), movement);
      }
    }
    payments.values().forEach(this::payment);
    Set<String> byCredits = new HashSet<>();
    documents.values().stream()
        .filter(document -> credit(document.kind()))
        .forEach(credit -> given(credit, byCredits));
    documents.values().stream()
        .filter(document -> !credit(document.kind()))
        .forEach(invoice -> applied(invoice, byCredits));
    documents.values().forEach(this::compareWithPayments);
  }

  /** In the order in which they lower what is open. */
  List<Settlement> of(String documentId) {
    List<Settlement> settlements = new ArrayList<>(byDocument.getOrDefault(documentId, List.of()));
    settlements.sort(
        Comparator.comparing(Settlement::date)
            .thenComparing(Settlement::id)
            .thenComparing(Settlement::number));
    return settlements;
  }

  List<Doubt> doubts() {
    return List.copyOf(doubts);
  }

  static boolean credit(DocumentKind kind) {
    return switch (kind) {
      case CREDIT_NOTE,
          SUPPLIER_CREDIT_NOTE,
          OVERPAYMENT,
          SUPPLIER_OVERPAYMENT,
          PREPAYMENT,
          SUPPLIER_PREPAYMENT ->
          true;
      case INVOICE, BILL, MANUAL_JOURNAL, OTHER -> false;
    };
  }

  private void payment(CashMovement payment) {
    if (!payment.live()) {
      return;
    }
    String documentId = payment.documentId();
    if (documentId == null) {
      doubt(
          payment.sourceId(),
          payment.sourceId(),
          payment.date(),
          "payment %s does not say which document it settles".formatted(payment.sourceId()));
      return;
    }
    if (!documents.containsKey(documentId)) {
      doubt(
          payment.sourceId(),
          documentId,
          payment.date(),
          "payment %s settles it, but it is not held".formatted(payment.sourceId()));
      return;
    }
    add(
        new Settlement(
            documentId,
            payment.sourceId(),
            payment.date(),
            payment.amount(),
            payment,
            null,
            ++count));
  }

  private void given(Document credit, Set<String> byCredits) {
    if (!credit.status().inTheBooks()) {
      return;
    }
    for (Allocation allocation : credit.allocations()) {
      if (allocation.kind() != AllocationKind.PAYMENT) {
        byCredits.add(credit.sourceId() + " " + allocation.counterpartId());
        allocate(credit.sourceId(), allocation.counterpartId(), allocation);
      }
    }
  }

  private void applied(Document invoice, Set<String> byCredits) {
    if (!invoice.status().inTheBooks()) {
      return;
    }
    for (Allocation allocation : invoice.allocations()) {
      String credit = allocation.counterpartId();
      if (allocation.kind() != AllocationKind.PAYMENT
          && !byCredits.contains(credit + " " + invoice.sourceId())) {
        doubt(
            invoice.sourceId(),
            credit,
            allocation.date(),
            "%s lists it as set against itself, but it %s"
                .formatted(
                    invoice.sourceId(),
                    documents.containsKey(credit) ? "does not say so" : "is not held"));
        allocate(credit, invoice.sourceId(), allocation);
      }
    }
  }

  /** By the word of one of the two; the doubt about an invoice that is not held is the credit's. */
  private void allocate(String creditId, String invoiceId, Allocation allocation) {
    LocalDate date = allocation.date();
    BigDecimal amount = allocation.amount();
    int number = ++count;
    add(new Settlement(creditId, invoiceId, date, amount, null, creditId, number));
    if (documents.containsKey(invoiceId)) {
      add(new Settlement(invoiceId, creditId, date, amount, null, creditId, number));
    } else {
      doubt(
          creditId,
          invoiceId,
          date,
          "credit %s is set against it, but it is not held".formatted(creditId));
    }
  }

  /** A document lists its payments itself, so that the two lists control each other. */
  private void compareWithPayments(Document document) {
    if (!document.status().inTheBooks()) {
      return;
    }
    Map<String, Allocation> listed = new LinkedHashMap<>();
    for (Allocation allocation : document.allocations()) {
      if (allocation.kind() == AllocationKind.PAYMENT) {
        listed.put(allocation.counterpartId(), allocation);
        CashMovement payment = payments.get(allocation.counterpartId());
        String problem = problem(allocation, payment);
        if (problem != null) {
          doubt(
              document.sourceId(),
              allocation.counterpartId(),
              allocation.date(),
              "document %s lists it as a payment, but it %s"
                  .formatted(document.sourceId(), problem));
        }
        if (payment == null) {
          add(
              new Settlement(
                  document.sourceId(),
                  allocation.counterpartId(),
                  allocation.date(),
                  allocation.amount(),
                  null,
                  null,
                  ++count));
        }
      }
    }
    for (Settlement settlement : byDocument.getOrDefault(document.sourceId(), List.of())) {
      if (settlement.payment() != null && !listed.containsKey(settlement.id())) {
        doubt(
            document.sourceId(),
            settlement.id(),
            settlement.date(),
            "it says that it pays document %s, which does not list it"
                .formatted(document.sourceId()));
      }
    }
  }

  private static @Nullable String problem(Allocation listed, @Nullable CashMovement payment) {
    if (payment == null) {
      return "is not held";
    }
    if (!payment.live()) {
      return "is deleted";
    }
    if (payment.amount().compareTo(listed.amount()) != 0) {
      return "is of %s, not of %s"
          .formatted(payment.amount().toPlainString(), listed.amount().toPlainString());
    }
    return payment.date().equals(listed.date()) ? null : "is of " + payment.date();
  }

  private void add(Settlement settlement) {
    byDocument.computeIfAbsent(settlement.documentId(), id -> new ArrayList<>()).add(settlement);
  }

  private void doubt(String recordId, String sourceId, LocalDate date, String message) {
    doubts.add(new Doubt(recordId, sourceId, date, message));
  }
}
