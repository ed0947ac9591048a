package io.xeropulse.sandbox.books.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.books.Account;
import io.xeropulse.sandbox.books.Books;
import io.xeropulse.sandbox.books.Contact;
import io.xeropulse.sandbox.books.Currency;
import io.xeropulse.sandbox.books.Line;
import io.xeropulse.sandbox.books.Lines;
import io.xeropulse.sandbox.xero.WireDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Groups of fields that several documents share. */
final class Fields {

  private Fields() {}

  static void date(ObjectNode to, String name, LocalDate date) {
    to.put(name + "String", date + "T00:00:00");
    to.put(name, WireDate.of(date));
  }

  static void updated(ObjectNode to, Instant at) {
    to.put("UpdatedDateUTC", WireDate.of(at));
    to.put("UpdatedDateUTCString", at.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  static void contact(ObjectNode to, Contact contact) {
    ObjectNode node = to.putObject("Contact");
    node.put("ContactID", contact.id().toString());
    node.put("Name", contact.name());
    node.putArray("Addresses");
    node.putArray("Phones");
    node.putArray("ContactGroups");
    node.putArray("ContactPersons");
    node.put("HasValidationErrors", false);
  }

  static void account(ObjectNode to, String name, Account account) {
    ObjectNode node = to.putObject(name);
    node.put("AccountID", account.id().toString());
    node.put("Code", account.code());
    node.put("Name", account.name());
  }

  static void currency(ObjectNode to, Currency currency) {
    to.put("CurrencyCode", currency.code());
    to.put("CurrencyRate", currency.rate());
  }

  static void lines(ObjectNode to, Lines lines, Books books) {
    to.put("LineAmountTypes", lines.amounts().wire());
    ArrayNode items = to.putArray("LineItems");
    for (Line line : lines.all()) {
      line(items.addObject(), line, books);
    }
    to.put("SubTotal", lines.subTotal());
    to.put("TotalTax", lines.totalTax());
    to.put("Total", lines.total());
  }

  private static void line(ObjectNode to, Line line, Books books) {
    to.put("Description", line.description());
    to.put("UnitAmount", line.unitAmount());
    to.put("TaxType", line.tax().type());
    to.put("TaxAmount", line.taxAmount());
    to.put("LineAmount", line.lineAmount());
    String item = SideLists.itemCode(line.description(), books);
    if (item != null) {
      to.put("ItemCode", item);
    }
    to.put("AccountCode", line.account().code());
    to.put("AccountID", line.account().id().toString());
    tracking(to.putArray("Tracking"), line.region(), books);
    to.put("Quantity", line.quantity());
    to.put("LineItemID", line.id().toString());
  }

  static void tracking(ArrayNode to, int region, Books books) {
    if (region >= 0) {
      ObjectNode option = to.addObject();
      option.put("Name", "Region");
      option.put("Option", Books.REGIONS.get(region));
      option.put("TrackingCategoryID", books.trackingId(-1).toString());
      option.put("TrackingOptionID", books.trackingId(region).toString());
    }
  }
}
