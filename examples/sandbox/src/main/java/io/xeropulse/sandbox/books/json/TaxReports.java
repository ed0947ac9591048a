package io.xeropulse.sandbox.books.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.books.Books;
import io.xeropulse.sandbox.books.Contact;
import io.xeropulse.sandbox.books.Country;
import io.xeropulse.sandbox.books.Ids;
import io.xeropulse.sandbox.books.Journal;
import io.xeropulse.sandbox.books.Payment;
import io.xeropulse.sandbox.books.Story;
import io.xeropulse.sandbox.http.Json;
import io.xeropulse.sandbox.xero.WireDate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What goes to the tax office: the published sales tax return and the American 1099. */
final class TaxReports {

  private static final BigDecimal WORTH_REPORTING = new BigDecimal("600.00");

  private final Books books;
  private final Statement statement;

  TaxReports(Books books) {
    this.books = books;
    this.statement = new Statement(books);
  }

  String id() {
    return Ids.of(Ids.Kind.REPORT, books.seed(), 0).toString();
  }

  /** The return of the last quarter that is over, without its rows. */
  List<JsonNode> published() {
    ObjectNode head = taxReturn();
    head.remove("Rows");
    return List.of(head);
  }

  /** The same return in full: the tax on what was sold and bought, as the ledger has it. */
  ObjectNode taxReturn() {
    LocalDate last = books.asAt().plusDays(1).with(IsoFields.DAY_OF_QUARTER, 1).minusDays(1);
    LocalDate first = last.with(IsoFields.DAY_OF_QUARTER, 1);
    BigDecimal[] sides = {Statement.ZERO, Statement.ZERO};
    books.eachJournal(
        journal -> {
          for (Journal.Line line : journal.lines()) {
            if (line.account().systemAccount().equals("GST")
                && !journal.date().isBefore(first)
                && !journal.date().isAfter(last)) {
              int side = line.amount().signum() < 0 ? 0 : 1;
              sides[side] = sides[side].add(line.amount().abs());
            }
          }
        });
    Country.Return form = books.chart().country().taxReturn();
    ReportRows rows =
        statement.rows(
            "TaxReturn",
            form.name(),
            ReportRows.longDate(first) + " to " + ReportRows.longDate(last),
            last);
    rows.header(List.of("", form.tax()));
    rows.section(form.tax());
    rows.plain(List.of(form.tax() + " collected", sides[0].toPlainString()));
    rows.plain(List.of(form.tax() + " paid", sides[1].toPlainString()));
    rows.summary(List.of("Net " + form.tax(), sides[0].subtract(sides[1]).toPlainString()));
    return rows.done(statement.stamp()).put("ReportID", id());
  }

  /** What each supplier got in a year; only American practices report it. */
  ObjectNode tenNinetyNine(int year) {
    ObjectNode report = Json.object();
    report.put("ReportName", "1099-NEC");
    report.put("ReportTitle", "1099 report of " + year);
    report.put("ReportDate", ReportRows.longDate(LocalDate.of(year, 12, 31)));
    report.put("UpdatedDateUTC", WireDate.of(statement.stamp()));
    ArrayNode contacts = report.putArray("Contacts");
    if (books.chart().country().equals(Country.US)) {
      paid(year).forEach((key, amount) -> add(contacts, books.contact(key), amount));
    }
    return report;
  }

  private Map<Integer, BigDecimal> paid(int year) {
    Map<Integer, BigDecimal> paid = new TreeMap<>();
    for (Story story : books.stories()) {
      for (Payment payment : story.standing()) {
        if (!story.invoice().receivable() && payment.date().getYear() == year) {
          paid.merge(story.invoice().contact(), payment.banked(), BigDecimal::add);
        }
      }
    }
    paid.values().removeIf(amount -> amount.compareTo(WORTH_REPORTING) < 0);
    return paid;
  }

  private static void add(ArrayNode contacts, Contact contact, BigDecimal amount) {
    ObjectNode node = contacts.addObject();
    node.put("ContactId", contact.id().toString());
    node.put("Name", contact.name());
    node.put("Email", "contact" + contact.index() + "@example.test");
    node.put("FederalTaxIDType", "EIN");
    node.put("Box1", amount);
  }
}
