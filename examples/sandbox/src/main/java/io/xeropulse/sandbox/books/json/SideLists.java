package io.xeropulse.sandbox.books.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.books.Books;
import io.xeropulse.sandbox.books.Ids;
import io.xeropulse.sandbox.books.Invoice;
import io.xeropulse.sandbox.books.Story;
import io.xeropulse.sandbox.books.Tax;
import io.xeropulse.sandbox.http.Json;
import io.xeropulse.sandbox.xero.WireDate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the lists that book nothing: items, quotes, orders, templates. */
final class SideLists {

  private static final int PART = 500;
  private static final List<String> QUOTE_STATUSES =
      List.of("DRAFT", "SENT", "ACCEPTED", "DECLINED", "INVOICED");

  private final Books books;

  SideLists(Books books) {
    this.books = books;
  }

  /** The code of the item of a name, or null if there is none. */
  static @Nullable String itemCode(String name, Books books) {
    int index = itemNames(books).indexOf(name);
    return index < 0 ? null : name.substring(0, 3).toUpperCase(Locale.ROOT) + index;
  }

  private static List<String> itemNames(Books books) {
    String taxReturn = books.chart().country().taxReturn().name();
    return List.of("Annual accounts", taxReturn + " preparation", "Advisory hour");
  }

  List<JsonNode> items() {
    List<JsonNode> items = new ArrayList<>();
    for (String name : itemNames(books)) {
      ObjectNode item = Json.object();
      item.put("ItemID", id(Ids.Kind.ITEM, items.size()).toString());
      item.put("Code", itemCode(name, books));
      item.put("Name", name);
      item.put("Description", name);
      item.put("IsTrackedAsInventory", false);
      item.put("IsSold", true);
      item.put("IsPurchased", false);
      item.put("UpdatedDateUTC", WireDate.of(books.founded()));
      ObjectNode sales = item.putObject("SalesDetails");
      sales.put("UnitPrice", new BigDecimal("220.0000"));
      sales.put("AccountCode", "200");
      sales.put("TaxType", books.chart().country().tax(Tax.Use.SALES).type());
      items.add(item);
    }
    return items;
  }

  List<JsonNode> quotes() {
    List<JsonNode> quotes = new ArrayList<>();
    for (Story story : Few.made(books, true)) {
      Invoice invoice = story.invoice();
      int index = quotes.size();
      ObjectNode quote = Json.object();
      quote.put("QuoteID", id(Ids.Kind.INVOICE, index, PART).toString());
      quote.put("QuoteNumber", String.format("QU-%04d", index + 1));
      head(quote, story);
      // Quotes alone write this in capitals.
      quote.put("LineAmountTypes", invoice.lines().amounts().wire().toUpperCase(Locale.ROOT));
      quote.put("Status", QUOTE_STATUSES.get(index % QUOTE_STATUSES.size()));
      Fields.date(quote, "ExpiryDate", invoice.date().plusDays(30));
      quote.put("Title", "Proposal");
      quote.put("BrandingThemeID", Branding.themeId(books, index % 2).toString());
      quotes.add(quote);
    }
    return quotes;
  }

  List<JsonNode> purchaseOrders() {
    List<JsonNode> orders = new ArrayList<>();
    for (Story story : Few.made(books, false)) {
      Invoice bill = story.invoice();
      int index = orders.size();
      ObjectNode order = Json.object();
      order.put("PurchaseOrderID", id(Ids.Kind.INVOICE, index, PART + 1).toString());
      order.put("PurchaseOrderNumber", String.format("PO-%04d", index + 1));
      head(order, story);
      order.put("DeliveryDate", WireDate.of(bill.date().plusDays(10)));
      order.put("Status", index % 3 == 0 ? "BILLED" : "AUTHORISED");
      order.put("SentToContact", true);
      order.put("HasAttachments", Files.has(order.path("PurchaseOrderID").asText()));
      order.put("BrandingThemeID", Branding.themeId(books, 0).toString());
      orders.add(order);
    }
    return orders;
  }

  List<JsonNode> repeatingInvoices() {
    List<JsonNode> templates = new ArrayList<>();
    for (Story story : Few.made(books, true).stream().limit(2).toList()) {
      Invoice invoice = story.invoice();
      ObjectNode template = Json.object();
      String id = id(Ids.Kind.INVOICE, templates.size(), PART + 2).toString();
      template.put("RepeatingInvoiceID", id);
      template.put("ID", id);
      template.put("Type", invoice.type());
      template.put("Reference", invoice.reference());
      Fields.contact(template, books.contact(invoice.contact()));
      Fields.lines(template, invoice.lines(), books);
      template.put("Status", "AUTHORISED");
      template.put("CurrencyCode", invoice.currency().code());
      template.put("HasAttachments", Files.has(id));
      template.put("BrandingThemeID", Branding.themeId(books, 1).toString());
      ObjectNode schedule = template.putObject("Schedule");
      schedule.put("Period", 1);
      schedule.put("Unit", "MONTHLY");
      schedule.put("DueDate", 14);
      schedule.put("DueDateType", "DAYSAFTERBILLDATE");
      schedule.put("StartDate", WireDate.of(invoice.date()));
      schedule.put("NextScheduledDate", WireDate.of(books.asAt().plusMonths(1)));
      templates.add(template);
    }
    return templates;
  }

  private void head(ObjectNode to, Story story) {
    Invoice like = story.invoice();
    to.put("Reference", like.reference());
    Fields.contact(to, books.contact(like.contact()));
    Fields.date(to, "Date", like.date());
    Fields.lines(to, like.lines(), books);
    Fields.currency(to, like.currency());
    to.put("UpdatedDateUTC", WireDate.of(story.updated()));
  }

  private UUID id(Ids.Kind kind, int index) {
    return id(kind, index, PART);
  }

  private UUID id(Ids.Kind kind, int index, int part) {
    return Ids.of(kind, books.seed(), index, part);
  }
}
