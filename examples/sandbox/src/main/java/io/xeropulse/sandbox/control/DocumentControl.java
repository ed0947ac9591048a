package io.xeropulse.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.books.Bookkeeper;
import io.xeropulse.sandbox.books.Books;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Adds and changes documents, payments and allocations; thread-safe. */
final class DocumentControl {

  private final Desk desk;

  DocumentControl(Desk desk) {
    this.desk = desk;
  }

  List<Operation> operations() {
    return List.of(
        new Operation("GET", "/sandbox/records/{id}", input -> lookup().record(input.id("id"))),
        new Operation("POST", "/sandbox/invoices", this::invoice),
        new Operation("PATCH", "/sandbox/invoices/{invoiceId}", this::edit),
        new Operation("POST", "/sandbox/invoices/{invoiceId}/payments", this::pay),
        new Operation("DELETE", "/sandbox/payments/{paymentId}", this::deletePayment),
        new Operation("POST", "/sandbox/invoices/{invoiceId}/credit-notes", this::credit),
        new Operation("POST", "/sandbox/credits/{creditId}/allocations", this::allocate),
        new Operation("DELETE", "/sandbox/credits/{creditId}/allocations", this::deallocate),
        new Operation("POST", "/sandbox/bank-transactions", this::bank),
        new Operation("DELETE", "/sandbox/bank-transactions/{bankTransactionId}", this::deleteBank),
        new Operation("POST", "/sandbox/bank-transfers", this::transfer),
        new Operation("POST", "/sandbox/manual-journals", this::journal));
  }

  private Books books() {
    return desk.books().get();
  }

  private Bookkeeper bookkeeper() {
    return desk.bookkeeper().get();
  }

  private Lookup lookup() {
    return new Lookup(books());
  }

  private LocalDate date(Input input) {
    return input.date("date", books().asAt());
  }

  private ObjectNode invoice(Input input) {
    return lookup().record(bookkeeper().write(DraftForm.read(input, books())));
  }

  private ObjectNode edit(Input input) {
    input.knowOnly("status", "reference", "dueDate", "amount");
    UUID id = input.id("invoiceId");
    lookup().requireInvoice(id);
    if (input.has("reference")) {
      bookkeeper().edit(id, input.text("reference"));
    }
    if (input.has("dueDate")) {
      bookkeeper().editDueDate(id, input.date("dueDate"));
    }
    if (input.has("amount")) {
      bookkeeper().editAmount(id, input.money("amount"));
    }
    if (input.has("status")) {
      switch (input.text("status")) {
        case "AUTHORISED" -> bookkeeper().authorise(id);
        case "VOIDED" -> bookkeeper().voidInvoice(id);
        case "DELETED" -> bookkeeper().delete(id);
        default ->
            throw new RefusedException(
                400, "No invoice becomes that", "status is AUTHORISED, VOIDED or DELETED");
      }
    }
    return lookup().record(id);
  }

  private ObjectNode pay(Input input) {
    input.knowOnly("date", "amount", "rate");
    UUID invoice = input.id("invoiceId");
    lookup().requireInvoice(invoice);
    BigDecimal rate = bookkeeper().story(invoice).invoice().currency().rate();
    return lookup()
        .record(
            bookkeeper()
                .pay(invoice, date(input), input.money("amount"), input.number("rate", rate)));
  }

  private ObjectNode deletePayment(Input input) {
    UUID payment = input.id("paymentId");
    lookup().requirePayment(payment);
    bookkeeper().deletePayment(payment);
    return lookup().record(payment);
  }

  private ObjectNode credit(Input input) {
    input.knowOnly("date", "amount", "allocated", "allocatedOn");
    UUID invoice = input.id("invoiceId");
    lookup().requireInvoice(invoice);
    BigDecimal amount = input.money("amount");
    BigDecimal allocated = input.has("allocated") ? input.money("allocated") : amount;
    LocalDate date = date(input);
    return lookup()
        .record(
            bookkeeper().credit(invoice, date, amount, input.date("allocatedOn", date), allocated));
  }

  private ObjectNode allocate(Input input) {
    input.knowOnly("date", "amount");
    UUID credit = input.id("creditId");
    lookup().requireCredit(credit);
    bookkeeper().allocate(credit, date(input), input.money("amount"));
    return lookup().record(credit);
  }

  private ObjectNode deallocate(Input input) {
    UUID credit = input.id("creditId");
    lookup().requireCredit(credit);
    bookkeeper().deallocate(credit);
    return lookup().record(credit);
  }

  private ObjectNode bank(Input input) {
    input.knowOnly("receive", "accountCode", "date", "amount");
    boolean receive = input.yes("receive", false);
    return lookup()
        .record(
            bookkeeper()
                .bank(receive, input.text("accountCode"), date(input), input.money("amount")));
  }

  private ObjectNode deleteBank(Input input) {
    UUID transaction = input.id("bankTransactionId");
    lookup().requireBankTransaction(transaction);
    bookkeeper().deleteBankTransaction(transaction);
    return lookup().record(transaction);
  }

  private ObjectNode transfer(Input input) {
    input.knowOnly("date", "amount");
    return lookup().record(bookkeeper().transfer(date(input), input.money("amount")));
  }

  private ObjectNode journal(Input input) {
    input.knowOnly("debit", "credit", "date", "amount");
    return lookup()
        .record(
            bookkeeper()
                .journal(
                    input.text("debit"), input.text("credit"), date(input), input.money("amount")));
  }
}
