package io.xeropulse.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.books.Account;
import io.xeropulse.sandbox.books.BankTransaction;
import io.xeropulse.sandbox.books.BankTransfer;
import io.xeropulse.sandbox.books.Books;
import io.xeropulse.sandbox.books.Contact;
import io.xeropulse.sandbox.books.Credit;
import io.xeropulse.sandbox.books.Ids;
import io.xeropulse.sandbox.books.Invoice;
import io.xeropulse.sandbox.books.Kept;
import io.xeropulse.sandbox.books.ManualJournal;
import io.xeropulse.sandbox.books.Payment;
import io.xeropulse.sandbox.books.Story;
import io.xeropulse.sandbox.http.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds records of the books by id and tells them plainly, unlike any API; thread-safe. */
final class Lookup {

  private final Books books;

  Lookup(Books books) {
    this.books = books;
  }

  ObjectNode record(UUID id) {
    return story(id)
        .flatMap(story -> ofStory(story, id))
        .or(() -> cash(id))
        .or(() -> books.findContact(id).map(Lookup::contact))
        .or(() -> account(id))
        .orElseThrow(() -> unknown("record", id));
  }

  /** The key of a contact. */
  int contactKey(UUID id) {
    return books.findContact(id).orElseThrow(() -> unknown("contact", id)).index();
  }

  void requireInvoice(UUID id) {
    if (books.findStory(id.toString()).isEmpty()) {
      throw unknown("invoice or bill", id);
    }
  }

  void requirePayment(UUID id) {
    require("payment", id, story(id).filter(s -> payment(s, id).isPresent()).isPresent());
  }

  void requireCredit(UUID id) {
    require("credit", id, story(id).filter(s -> credit(s, id).isPresent()).isPresent());
  }

  void requireBankTransaction(UUID id) {
    require("bank transaction", id, find(books.bankTransactions(), id).isPresent());
  }

  private static void require(String what, UUID id, boolean there) {
    if (!there) {
      throw unknown(what, id);
    }
  }

  private static RefusedException unknown(String what, UUID id) {
    return new RefusedException(
        404, "The books have no " + what + " " + id, "Take an id that the Accounting API lists");
  }

  /** Where an invoice, its payments and its credits are kept; ids of other things may fit too. */
  private Optional<Story> story(UUID id) {
    long key = Ids.index(id);
    return key < books.stories().size() ? Optional.of(books.story((int) key)) : Optional.empty();
  }

  private static Optional<ObjectNode> ofStory(Story story, UUID id) {
    if (story.id().equals(id)) {
      return Optional.of(invoice(story));
    }
    return payment(story, id)
        .map(payment -> payment(story, payment))
        .or(() -> credit(story, id).map(credit -> credit(story, credit)));
  }

  private static Optional<Payment> payment(Story story, UUID id) {
    return story.payments().stream().filter(p -> p.id().equals(id)).findFirst();
  }

  private static Optional<Credit> credit(Story story, UUID id) {
    return story.credits().stream().filter(c -> c.id().equals(id)).findFirst();
  }

  private Optional<ObjectNode> cash(UUID id) {
    return find(books.bankTransactions(), id)
        .map(Lookup::bankTransaction)
        .or(() -> find(books.bankTransfers(), id).map(Lookup::bankTransfer))
        .or(() -> find(books.manualJournals(), id).map(Lookup::manualJournal));
  }

  private static <T extends Kept> Optional<T> find(List<T> records, UUID id) {
    long key = Ids.index(id);
    return key < records.size()
        ? records.stream().filter(r -> r.id().equals(id)).findFirst()
        : Optional.empty();
  }

  private Optional<ObjectNode> account(UUID id) {
    return books.chart().accounts().stream()
        .filter(account -> account.id().equals(id))
        .map(Lookup::account)
        .findFirst();
  }

  private static ObjectNode node(String kind, UUID id) {
    return Json.object().put("kind", kind).put("id", id.toString());
  }

  private static ObjectNode invoice(Story story) {
    Invoice invoice = story.invoice();
    ObjectNode node = node("invoice", story.id());
    ArrayNode lines = node.putArray("lineItemIds");
    invoice.lines().all().forEach(line -> lines.add(line.id().toString()));
    return node.put("type", invoice.type())
        .put("number", invoice.number())
        .put("reference", invoice.reference())
        .put("status", story.status())
        .put("date", invoice.date().toString())
        .put("dueDate", invoice.due().toString())
        .put("currency", invoice.currency().code())
        .put("subTotal", invoice.lines().subTotal())
        .put("totalTax", invoice.lines().totalTax())
        .put("total", invoice.total())
        .put("paid", story.paid())
        .put("credited", story.credited())
        .put("due", story.due())
        .put("updated", story.updated().toString());
  }

  private static ObjectNode payment(Story story, Payment payment) {
    return node("payment", payment.id())
        .put("invoiceId", story.id().toString())
        .put("number", story.invoice().number())
        .put("status", payment.deleted() ? "DELETED" : "AUTHORISED")
        .put("date", payment.date().toString())
        .put("amount", payment.amount())
        .put("banked", payment.banked())
        .put("updated", payment.updated().toString());
  }

  private static ObjectNode credit(Story story, Credit credit) {
    return node("credit", credit.id())
        .put("invoiceId", story.id().toString())
        .put("type", credit.type(story.invoice()))
        .put("number", credit.number())
        .put("status", credit.status())
        .put("date", credit.date().toString())
        .put("total", credit.lines().total())
        .put("allocated", credit.allocated())
        .put("remaining", credit.remaining())
        .put("updated", credit.updated().toString());
  }

  private static ObjectNode bankTransaction(BankTransaction transaction) {
    return node("bankTransaction", transaction.id())
        .put("type", transaction.receive() ? "RECEIVE" : "SPEND")
        .put("reference", transaction.reference())
        .put("status", transaction.deleted() ? "DELETED" : "AUTHORISED")
        .put("date", transaction.date().toString())
        .put("total", transaction.lines().total())
        .put("updated", transaction.updated().toString());
  }

  private static ObjectNode bankTransfer(BankTransfer transfer) {
    return node("bankTransfer", transfer.id())
        .put("date", transfer.date().toString())
        .put("amount", transfer.amount())
        .put("updated", transfer.updated().toString());
  }

  private static ObjectNode manualJournal(ManualJournal journal) {
    BigDecimal debits =
        journal.lines().stream()
            .map(ManualJournal.Entry::amount)
            .filter(amount -> amount.signum() > 0)
            .reduce(new BigDecimal("0.00"), BigDecimal::add);
    return node("manualJournal", journal.id())
        .put("narration", journal.narration())
        .put("status", journal.posted() ? "POSTED" : "DRAFT")
        .put("date", journal.date().toString())
        .put("amount", debits)
        .put("updated", journal.updated().toString());
  }

  private static ObjectNode contact(Contact contact) {
    return node("contact", contact.id())
        .put("name", contact.name())
        .put("archived", contact.archived())
        .put("updated", contact.updated().toString());
  }

  private static ObjectNode account(Account account) {
    return node("account", account.id())
        .put("code", account.code())
        .put("name", account.name())
        .put("type", account.type());
  }
}
