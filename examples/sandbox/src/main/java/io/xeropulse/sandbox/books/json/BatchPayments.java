package io.xeropulse.sandbox.books.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.books.Books;
import io.xeropulse.sandbox.books.Ids;
import io.xeropulse.sandbox.books.Payment;
import io.xeropulse.sandbox.books.Story;
import io.xeropulse.sandbox.http.Json;
import io.xeropulse.sandbox.xero.DefaultOrder;
import io.xeropulse.sandbox.xero.Resource;
import io.xeropulse.sandbox.xero.WireDate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Some of the bills are paid together: all of a day in one batch. */
final class BatchPayments {

  private final Books books;

  BatchPayments(Books books) {
    this.books = books;
  }

  /** The batch a payment was made in, if it was made in one. */
  static Optional<UUID> of(Payment payment, Story story, Books books) {
    boolean batched =
        payment.story() < Few.STORIES
            && !payment.deleted()
            && !story.invoice().receivable()
            && payment.currency().code().equals(books.chart().base().code());
    return batched ? Optional.of(id(books, payment.date())) : Optional.empty();
  }

  private static UUID id(Books books, LocalDate date) {
    return Ids.of(Ids.Kind.BATCH_PAYMENT, books.seed(), date.toEpochDay());
  }

  List<JsonNode> all() {
    Map<LocalDate, List<Payment>> byDay = new TreeMap<>();
    for (Story story : Few.authorised(books, false)) {
      for (Payment payment : story.standing()) {
        if (of(payment, story, books).isPresent()) {
          byDay.computeIfAbsent(payment.date(), day -> new ArrayList<>()).add(payment);
        }
      }
    }
    List<JsonNode> batches = new ArrayList<>();
    byDay.forEach((day, payments) -> batches.add(batch(day, payments)));
    return DefaultOrder.sorted(batches, Resource.BATCH_PAYMENTS);
  }

  private ObjectNode batch(LocalDate day, List<Payment> payments) {
    ObjectNode node = Json.object();
    Fields.account(node, "Account", payments.get(0).bank());
    node.put("BatchPaymentID", id(books, day).toString());
    node.put("Reference", "Bills of " + day);
    Fields.date(node, "Date", day);
    node.put("Type", "PAYBATCH");
    node.put("Status", "AUTHORISED");
    ArrayNode paid = node.putArray("Payments");
    for (Payment payment : payments) {
      ObjectNode one = paid.addObject();
      one.put("PaymentID", payment.id().toString());
      one.put("Amount", payment.amount());
      one.putObject("Invoice").put("InvoiceID", books.story(payment.story()).id().toString());
    }
    node.put(
        "TotalAmount",
        payments.stream().map(Payment::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
    node.put("IsReconciled", true);
    node.put(
        "UpdatedDateUTC",
        WireDate.of(
            payments.stream()
                .map(Payment::updated)
                .max(java.time.Instant::compareTo)
                .orElseThrow()));
    return node;
  }
}
