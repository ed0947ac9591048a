package io.xeropulse.sandbox.books.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.books.BankTransaction;
import io.xeropulse.sandbox.books.BankTransfer;
import io.xeropulse.sandbox.books.Books;
import io.xeropulse.sandbox.books.Credit;
import io.xeropulse.sandbox.books.Ids;
import io.xeropulse.sandbox.books.Invoice;
import io.xeropulse.sandbox.books.Journal;
import io.xeropulse.sandbox.books.ManualJournal;
import io.xeropulse.sandbox.books.Payment;
import io.xeropulse.sandbox.books.Story;
import io.xeropulse.sandbox.http.Json;
import io.xeropulse.sandbox.xero.WireDate;
import java.math.BigDecimal;
import java.util.List;

/** Writes the books' documents as the Accounting API does; thread-safe. */
final class Documents {

  private final Books books;

  Documents(Books books) {
    this.books = books;
  }

  ObjectNode invoice(Story story) {
    Invoice invoice = story.invoice();
    ObjectNode node = Json.object();
    node.put("Type", invoice.type());
    node.put("InvoiceID", invoice.id().toString());
    node.put("InvoiceNumber", invoice.number());
    node.put("Reference", invoice.reference());
    ArrayNode payments = node.putArray("Payments");
    for (Payment payment : story.standing()) {
      ObjectNode paid = payments.addObject();
      paid.put("PaymentID", payment.id().toString());
      paid.put("Date", WireDate.of(payment.date()));
      paid.put("Amount", payment.amount());
      paid.put("Reference", payment.reference());
      paid.put("CurrencyRate", payment.currency().rate());
      paid.put("HasAccount", false);
      paid.put("HasValidationErrors", false);
    }
    applied(node.putArray("CreditNotes"), story, Credit.Kind.NOTE);
    applied(node.putArray("Prepayments"), story, Credit.Kind.PREPAYMENT);
    applied(node.putArray("Overpayments"), story, Credit.Kind.OVERPAYMENT);
    node.put("AmountDue", story.due());
    node.put("AmountPaid", story.paid());
    node.put("AmountCredited", story.credited());
    node.put("SentToContact", invoice.receivable() && invoice.stage() == Invoice.Stage.AUTHORISED);
    node.put("HasErrors", false);
    node.put("IsDiscounted", false);
    node.put("HasAttachments", Files.has(invoice.id().toString()));
    contact(node, invoice.contact());
    Fields.date(node, "Date", invoice.date());
    Fields.date(node, "DueDate", invoice.due());
    node.put("Status", story.status());
    Fields.lines(node, invoice.lines(), books);
    Fields.updated(node, story.updated());
    Fields.currency(node, invoice.currency());
    story.fullyPaidOn().ifPresent(date -> node.put("FullyPaidOnDate", WireDate.of(date)));
    return node;
  }

  /** Where a customer can look at an invoice that was authorised, and pay it. */
  List<JsonNode> onlineInvoice(JsonNode invoice) {
    boolean open = List.of("AUTHORISED", "PAID").contains(invoice.path("Status").asText());
    return open && invoice.path("Type").asText().equals("ACCREC")
        ? List.of(
            Json.object()
                .put(
                    "OnlineInvoiceUrl",
                    "https://in.example.test/" + invoice.path("InvoiceNumber").asText()))
        : List.of();
  }

  private static void applied(ArrayNode to, Story story, Credit.Kind kind) {
    for (Credit credit : story.credits(kind)) {
      if (credit.allocated().signum() != 0) {
        ObjectNode applied = to.addObject();
        applied.put(idField(kind), credit.id().toString());
        if (kind == Credit.Kind.NOTE) {
          applied.put("CreditNoteNumber", credit.number());
          applied.put("HasErrors", false);
        }
        applied.put("ID", credit.id().toString());
        applied.put("Date", WireDate.of(credit.date()));
        applied.put("Total", credit.lines().total());
        applied.put("AppliedAmount", credit.allocated());
      }
    }
  }

  ObjectNode credit(Credit credit) {
    Story story = books.story(credit.story());
    Invoice invoice = story.invoice();
    ObjectNode node = Json.object();
    node.put(idField(credit.kind()), credit.id().toString());
    if (credit.kind() == Credit.Kind.NOTE) {
      node.put("CreditNoteNumber", credit.number());
    }
    node.putArray("Payments");
    node.put("ID", credit.id().toString());
    node.put("Type", credit.type(invoice));
    node.put("Reference", invoice.number());
    node.put("RemainingCredit", credit.remaining());
    ArrayNode allocations = node.putArray("Allocations");
    credit
        .allocations()
        .forEach(
            (id, amount) -> {
              ObjectNode allocation = allocations.addObject();
              allocation.put("AllocationID", id.toString());
              allocation.put("Amount", amount);
              allocation.put("Date", WireDate.of(credit.allocatedOn()));
              ObjectNode target = allocation.putObject("Invoice");
              target.put("InvoiceID", invoice.id().toString());
              target.put("InvoiceNumber", invoice.number());
            });
    node.put(
        "HasAttachments", credit.kind() == Credit.Kind.NOTE && Files.has(credit.id().toString()));
    contact(node, invoice.contact());
    Fields.date(node, "Date", credit.date());
    node.put("Status", credit.status());
    Fields.lines(node, credit.lines(), books);
    Fields.updated(node, credit.updated());
    Fields.currency(node, credit.currency());
    return node;
  }

  private static String idField(Credit.Kind kind) {
    return switch (kind) {
      case NOTE -> "CreditNoteID";
      case OVERPAYMENT -> "OverpaymentID";
      case PREPAYMENT -> "PrepaymentID";
    };
  }

  private void contact(ObjectNode to, int key) {
    Fields.contact(to, books.contact(key));
  }

  ObjectNode payment(Payment payment) {
    Story story = books.story(payment.story());
    Invoice invoice = story.invoice();
    ObjectNode node = Json.object();
    node.put("PaymentID", payment.id().toString());
    node.put("Date", WireDate.of(payment.date()));
    BatchPayments.of(payment, story, books)
        .ifPresent(batch -> node.put("BatchPaymentID", batch.toString()));
    node.put("BankAmount", payment.banked());
    node.put("Amount", payment.amount());
    node.put("Reference", payment.reference());
    node.put("CurrencyRate", payment.currency().rate());
    node.put("PaymentType", invoice.type() + "PAYMENT");
    node.put("Status", payment.deleted() ? "DELETED" : "AUTHORISED");
    Fields.updated(node, payment.updated());
    node.put("HasAccount", true);
    node.put("IsReconciled", !payment.deleted());
    Fields.account(node, "Account", payment.bank());
    ObjectNode paid = node.putObject("Invoice");
    paid.put("Type", invoice.type());
    paid.put("InvoiceID", invoice.id().toString());
    paid.put("InvoiceNumber", invoice.number());
    for (String empty :
        new String[] {"Payments", "CreditNotes", "Prepayments", "Overpayments", "LineItems"}) {
      paid.putArray(empty);
    }
    paid.put("HasErrors", false);
    paid.put("IsDiscounted", false);
    contact(paid, invoice.contact());
    paid.put("CurrencyCode", invoice.currency().code());
    node.put("HasValidationErrors", false);
    return node;
  }

  ObjectNode bankTransaction(BankTransaction transaction) {
    ObjectNode node = Json.object();
    node.put("BankTransactionID", transaction.id().toString());
    Fields.account(node, "BankAccount", transaction.bank());
    node.put("Type", (transaction.receive() ? "RECEIVE" : "SPEND") + suffix(transaction.kind()));
    node.put("Reference", transaction.reference());
    node.put("IsReconciled", !transaction.deleted());
    node.put("HasAttachments", Files.has(transaction.id().toString()));
    contact(node, transaction.contact());
    Fields.date(node, "Date", transaction.date());
    node.put("Status", transaction.deleted() ? "DELETED" : "AUTHORISED");
    Fields.lines(node, transaction.lines(), books);
    node.put("UpdatedDateUTC", WireDate.of(transaction.updated()));
    node.put("CurrencyCode", books.chart().base().code());
    return node;
  }

  private static String suffix(BankTransaction.Kind kind) {
    return switch (kind) {
      case DIRECT -> "";
      case OVERPAYMENT -> "-OVERPAYMENT";
      case PREPAYMENT -> "-PREPAYMENT";
    };
  }

  ObjectNode bankTransfer(BankTransfer transfer) {
    ObjectNode node = Json.object();
    node.put("BankTransferID", transfer.id().toString());
    node.put("CreatedDateUTC", WireDate.of(transfer.created()));
    Fields.date(node, "Date", transfer.date());
    Fields.account(node, "FromBankAccount", transfer.from());
    Fields.account(node, "ToBankAccount", transfer.to());
    node.put("Amount", transfer.amount());
    node.put("HasAttachments", Files.has(transfer.id().toString()));
    node.put("Status", "AUTHORISED");
    return node;
  }

  ObjectNode manualJournal(ManualJournal journal) {
    ObjectNode node = Json.object();
    node.put("ManualJournalID", journal.id().toString());
    node.put("Narration", journal.narration());
    node.put("Date", WireDate.of(journal.date()));
    node.put("Status", journal.posted() ? "POSTED" : "DRAFT");
    node.put("LineAmountTypes", "NoTax");
    node.put("ShowOnCashBasisReports", true);
    node.put("HasAttachments", Files.has(journal.id().toString()));
    node.put("UpdatedDateUTC", WireDate.of(journal.updated()));
    ArrayNode lines = node.putArray("JournalLines");
    for (ManualJournal.Entry entry : journal.lines()) {
      ObjectNode line = lines.addObject();
      line.put("Description", journal.narration());
      line.put("LineAmount", entry.amount());
      line.put("TaxAmount", new BigDecimal("0.00"));
      line.put("TaxType", books.chart().untaxed().type());
      line.put("AccountCode", entry.account().code());
      line.put("AccountID", entry.account().id().toString());
      line.putArray("Tracking");
    }
    return node;
  }

  ObjectNode journal(int number, Books.Posted posted) {
    Journal journal = posted.journal();
    ObjectNode node = Json.object();
    node.put("JournalID", Ids.of(Ids.Kind.JOURNAL, books.seed(), number).toString());
    node.put("JournalDate", WireDate.of(journal.date()));
    node.put("JournalNumber", number);
    node.put("CreatedDateUTC", WireDate.of(posted.at()));
    node.put("SourceID", journal.sourceId().toString());
    node.put("SourceType", journal.source().name());
    ArrayNode lines = node.putArray("JournalLines");
    for (int i = 0; i < journal.lines().size(); i++) {
      Journal.Line booked = journal.lines().get(i);
      ObjectNode line = lines.addObject();
      line.put("JournalLineID", Ids.of(Ids.Kind.JOURNAL, books.seed(), number, i + 1).toString());
      line.put("AccountID", booked.account().id().toString());
      line.put("AccountCode", booked.account().code());
      line.put("AccountType", booked.account().type());
      line.put("AccountName", booked.account().name());
      line.put("NetAmount", booked.amount());
      line.put("GrossAmount", booked.amount());
      line.put("TaxAmount", new BigDecimal("0.00"));
      Fields.tracking(line.putArray("TrackingCategories"), booked.region(), books);
    }
    return node;
  }
}
