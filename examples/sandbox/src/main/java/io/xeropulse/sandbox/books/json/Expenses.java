package io.xeropulse.sandbox.books.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.books.Books;
import io.xeropulse.sandbox.books.Ids;
import io.xeropulse.sandbox.books.Lines;
import io.xeropulse.sandbox.books.Story;
import io.xeropulse.sandbox.http.Json;
import io.xeropulse.sandbox.xero.WireDate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a user spent for the practice: receipts, claimed three at a time. The claims are submitted
 * but not authorised, and the last receipts are drafts, so none of them is booked.
 */
final class Expenses {

  private static final int TOGETHER = 3;

  private final Books books;
  private final Settings settings;

  Expenses(Books books, Settings settings) {
    this.books = books;
    this.settings = settings;
  }

  List<JsonNode> receipts() {
    List<JsonNode> receipts = new ArrayList<>();
    List<Story> like = Few.made(books, false);
    for (int i = 0; i < like.size(); i++) {
      receipts.add(receipt(i, like.get(i), claimed(i, like) ? "SUBMITTED" : "DRAFT"));
    }
    return receipts;
  }

  private static boolean claimed(int index, List<Story> like) {
    return index / TOGETHER < like.size() / TOGETHER;
  }

  List<JsonNode> claims() {
    List<JsonNode> claims = new ArrayList<>();
    List<Story> like = Few.made(books, false);
    for (int i = 0; i + TOGETHER <= like.size(); i += TOGETHER) {
      claims.add(claim(i, like));
    }
    return claims;
  }

  private ObjectNode receipt(int index, Story like, String status) {
    Lines lines = like.invoice().lines();
    ObjectNode receipt = Json.object();
    String id = Ids.of(Ids.Kind.RECEIPT, books.seed(), index).toString();
    receipt.put("ReceiptID", id);
    receipt.put("ReceiptNumber", String.valueOf(index + 1));
    receipt.put("Status", status);
    receipt.set("User", settings.users().get(0));
    Fields.contact(receipt, books.contact(like.invoice().contact()));
    receipt.put("Date", WireDate.of(like.invoice().date()));
    receipt.put("UpdatedDateUTC", WireDate.of(like.updated()));
    receipt.put("Reference", "Paid in cash");
    Fields.lines(receipt, lines, books);
    receipt.put("HasAttachments", Files.has(id));
    return receipt;
  }

  private ObjectNode claim(int first, List<Story> like) {
    ObjectNode claim = Json.object();
    claim.put("ExpenseClaimID", Ids.of(Ids.Kind.EXPENSE_CLAIM, books.seed(), first).toString());
    claim.put("Status", "SUBMITTED");
    claim.set("User", settings.users().get(0));
    var receipts = claim.putArray("Receipts");
    BigDecimal total = BigDecimal.ZERO;
    Instant updated = Instant.MIN;
    for (int i = first; i < first + TOGETHER; i++) {
      receipts.add(receipt(i, like.get(i), "SUBMITTED"));
      total = total.add(like.get(i).invoice().total());
      updated = updated.isAfter(like.get(i).updated()) ? updated : like.get(i).updated();
    }
    claim.put("UpdatedDateUTC", WireDate.of(updated));
    claim.put("Total", total);
    claim.put("AmountDue", total);
    claim.put("AmountPaid", new BigDecimal("0.00"));
    return claim;
  }
}
