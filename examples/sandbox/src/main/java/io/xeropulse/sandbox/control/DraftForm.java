package io.xeropulse.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.xeropulse.sandbox.books.Account;
import io.xeropulse.sandbox.books.Books;
import io.xeropulse.sandbox.books.Currency;
import io.xeropulse.sandbox.books.Draft;
import io.xeropulse.sandbox.books.Invoice;
import io.xeropulse.sandbox.books.LineAmountTypes;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads an invoice or bill as a control call sends it. */
final class DraftForm {

  private DraftForm() {}

  static Draft read(Input input, Books books) {
    input.knowOnly(
        "type",
        "contactId",
        "date",
        "dueDate",
        "reference",
        "status",
        "currency",
        "rate",
        "lineAmountTypes",
        "lines",
        "amount");
    boolean receivable = receivable(input);
    LocalDate date = input.date("date", books.asAt());
    return new Draft(
        receivable,
        input.uuid("contactId").map(id -> new Lookup(books).contactKey(id)).orElse(0),
        date,
        input.date("dueDate", date.plusDays(14)),
        input.text("reference", ""),
        input.choice("status", Invoice.Stage.class, Invoice.Stage.AUTHORISED),
        input.has("currency") ? new Currency(input.text("currency"), input.number("rate")) : null,
        amounts(input.text("lineAmountTypes", input.has("lines") ? "Exclusive" : "NoTax")),
        lines(input, books, receivable ? "200" : "453"));
  }

  private static boolean receivable(Input input) {
    return switch (input.text("type", "ACCREC")) {
      case "ACCREC" -> true;
      case "ACCPAY" -> false;
      default -> throw new RefusedException(400, "No such type", "type is ACCREC or ACCPAY");
    };
  }

  private static LineAmountTypes amounts(String wire) {
    return switch (wire.toUpperCase(Locale.ROOT)) {
      case "EXCLUSIVE" -> LineAmountTypes.EXCLUSIVE;
      case "INCLUSIVE" -> LineAmountTypes.INCLUSIVE;
      case "NOTAX" -> LineAmountTypes.NO_TAX;
      default ->
          throw new RefusedException(
              400, "No such lineAmountTypes", "It is Exclusive, Inclusive or NoTax");
    };
  }

  private static List<Draft.DraftLine> lines(Input input, Books books, String usual) {
    List<Draft.DraftLine> lines = new ArrayList<>();
    if (!input.has("lines")) {
      lines.add(line(input.money("amount"), BigDecimal.ONE, "By hand", books, usual, -1));
    }
    for (JsonNode node : input.fields().path("lines")) {
      Input line = input.at(node);
      line.knowOnly("description", "quantity", "unitAmount", "accountCode", "region");
      int region = line.has("region") ? Books.REGIONS.indexOf(line.text("region")) : -1;
      if (line.has("region") && region < 0) {
        throw new RefusedException(
            400, "There is no region " + line.text("region"), "It is one of " + Books.REGIONS);
      }
      lines.add(
          line(
              line.number("unitAmount"),
              line.number("quantity", BigDecimal.ONE),
              line.text("description", "By hand"),
              books,
              line.text("accountCode", usual),
              region));
    }
    return lines;
  }

  private static Draft.DraftLine line(
      BigDecimal unitAmount,
      BigDecimal quantity,
      String description,
      Books books,
      String code,
      int region) {
    Account account = books.chart().account(code);
    return new Draft.DraftLine(description, quantity, unitAmount, account, region);
  }
}
