package io.xeropulse.sandbox.books.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.books.Books;
import io.xeropulse.sandbox.books.Ids;
import io.xeropulse.sandbox.books.Invoice;
import io.xeropulse.sandbox.books.Line;
import io.xeropulse.sandbox.books.Story;
import io.xeropulse.sandbox.http.Json;
import io.xeropulse.sandbox.xero.DefaultOrder;
import io.xeropulse.sandbox.xero.Resource;
import io.xeropulse.sandbox.xero.WireDate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines of bills that a customer is to pay, every other one already linked to a line of an invoice
 * to that customer.
 */
final class BillableExpenses {

  private final Books books;

  BillableExpenses(Books books) {
    this.books = books;
  }

  List<JsonNode> linkedTransactions() {
    List<Story> bills = Few.authorised(books, false);
    List<Story> invoices = Few.authorised(books, true);
    List<JsonNode> linked = new ArrayList<>();
    for (int i = 0; i < Math.min(bills.size(), invoices.size()); i++) {
      linked.add(link(i, bills.get(i), invoices.get(i)));
    }
    return DefaultOrder.sorted(linked, Resource.LINKED_TRANSACTIONS);
  }

  private ObjectNode link(int index, Story bill, Story invoice) {
    Invoice target = invoice.invoice();
    boolean billed = index % 2 == 0;
    Instant updated =
        billed && invoice.updated().isAfter(bill.updated()) ? invoice.updated() : bill.updated();
    ObjectNode link = Json.object();
    link.put(
        "LinkedTransactionID", Ids.of(Ids.Kind.LINKED_TRANSACTION, books.seed(), index).toString());
    link.put("Type", "BILLABLEEXPENSE");
    link.put("Status", billed ? "BILLED" : "APPROVED");
    link.put("SourceTransactionID", bill.id().toString());
    link.put("SourceTransactionTypeCode", bill.invoice().type());
    link.put("SourceLineItemID", bill.invoice().lines().all().get(0).id().toString());
    link.put("ContactID", books.contact(target.contact()).id().toString());
    if (billed) {
      List<Line> lines = target.lines().all();
      link.put("TargetTransactionID", target.id().toString());
      link.put("TargetLineItemID", lines.get(lines.size() - 1).id().toString());
    }
    link.put("UpdatedDateUTC", WireDate.of(updated));
    return link;
  }
}
