package io.xeropulse.sandbox.books.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.books.Books;
import io.xeropulse.sandbox.books.Receivables;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** What each contact owes and is owed, worked out once per state of the books; thread-safe. */
final class Balances {

  private static final BigDecimal ZERO = new BigDecimal("0.00");

  private final Books books;
  private long version = -1;
  private Map<Integer, Side> receivable = Map.of();
  private Map<Integer, Side> payable = Map.of();

  private record Side(BigDecimal outstanding, BigDecimal overdue) {

    static final Side NONE = new Side(ZERO, ZERO);

    Side plus(Side other) {
      return new Side(outstanding.add(other.outstanding), overdue.add(other.overdue));
    }
  }

  Balances(Books books) {
    this.books = books;
  }

  synchronized void write(ObjectNode contact, int key) {
    long now = books.version();
    if (version != now) {
      receivable = sides(true);
      payable = sides(false);
      version = now;
    }
    ObjectNode balances = contact.putObject("Balances");
    write(balances, "AccountsReceivable", receivable.getOrDefault(key, Side.NONE));
    write(balances, "AccountsPayable", payable.getOrDefault(key, Side.NONE));
  }

  private static void write(ObjectNode balances, String name, Side side) {
    ObjectNode node = balances.putObject(name);
    node.put("Outstanding", side.outstanding());
    node.put("Overdue", side.overdue());
  }

  private Map<Integer, Side> sides(boolean customers) {
    Map<Integer, Side> sides = new HashMap<>();
    for (Receivables.Item item : books.open(customers, books.asAt()).items()) {
      boolean overdue = item.due().isBefore(books.asAt());
      sides.merge(item.contact(), new Side(item.open(), overdue ? item.open() : ZERO), Side::plus);
    }
    return sides;
  }
}
