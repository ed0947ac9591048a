package io.xeropulse.sandbox.books.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.books.Books;
import io.xeropulse.sandbox.books.Credit;
import io.xeropulse.sandbox.books.Invoice;
import io.xeropulse.sandbox.books.Receivables;
import io.xeropulse.sandbox.books.Story;
import io.xeropulse.sandbox.xero.InvalidQueryException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** Xero's aged receivables and payables of one contact; thread-safe. */
final class AgedReport {

  private final Books books;
  private final Statement statement;

  AgedReport(Books books) {
    this.books = books;
    this.statement = new Statement(books);
  }

  ObjectNode of(ReportQuery query, boolean receivable) {
    String contact = query.parameters().getOrDefault("contactId", "");
    if (contact.isEmpty()) {
      throw new InvalidQueryException("Parameter contactId is required");
    }
    LocalDate date = query.date("date", query.today());
    LocalDate from = query.date("fromDate", LocalDate.MIN);
    LocalDate to = query.date("toDate", LocalDate.MAX);
    String side = receivable ? "Receivables" : "Payables";
    ReportRows rows =
        statement.rows(
            "Aged" + side + "ByContact",
            "Aged " + side + " By Contact",
            "As at " + ReportRows.longDate(date),
            date);
    rows.header(List.of("Date", "Reference", "Due Date", "", "Total", "Paid", "Credited", "Due"));
    rows.section("");
    BigDecimal due = Statement.ZERO;
    for (Receivables.Item item : books.open(receivable, date).items()) {
      boolean inRange = !item.date().isBefore(from) && !item.date().isAfter(to);
      if (inRange && books.contact(item.contact()).id().toString().equals(contact)) {
        rows.row("invoiceID", id(item), agedRow(item, date));
        due = due.add(item.open());
      }
    }
    rows.summary(List.of("Total", "", "", "", "", "", "", due.toPlainString()));
    return rows.done(statement.stamp());
  }

  private static String id(Receivables.Item item) {
    return item.credit().map(Credit::id).orElse(item.story().invoice().id()).toString();
  }

  private static List<String> agedRow(Receivables.Item item, LocalDate date) {
    Invoice invoice = item.story().invoice();
    Function<BigDecimal, String> base = a -> invoice.currency().inBase(a).toPlainString();
    if (item.credit().isPresent()) {
      Credit credit = item.credit().get();
      return List.of(
          item.date() + "T00:00:00",
          credit.number().isEmpty() ? "Overpayment" : credit.number(),
          "",
          "",
          base.apply(credit.lines().total().negate()),
          "0.00",
          "0.00",
          item.open().toPlainString());
    }
    Story story = item.story();
    BigDecimal paid =
        story.standing().stream()
            .filter(payment -> !payment.date().isAfter(date))
            .map(payment -> payment.amount())
            .reduce(Statement.ZERO, BigDecimal::add);
    BigDecimal credited =
        story.credits().stream()
            .filter(credit -> !credit.allocatedOn().isAfter(date))
            .map(Credit::allocated)
            .reduce(Statement.ZERO, BigDecimal::add);
    return List.of(
        item.date() + "T00:00:00",
        invoice.number(),
        item.due() + "T00:00:00",
        "",
        base.apply(invoice.total()),
        base.apply(paid),
        base.apply(credited),
        item.open().toPlainString());
  }
}
