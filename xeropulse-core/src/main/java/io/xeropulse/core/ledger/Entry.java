package io.xeropulse.core.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A booking in the making. */
final class Entry {
  private final int side;
  private final Map<String, BigDecimal> amounts = new LinkedHashMap<>();

  /** Side 1 books debits as said; side -1 turns every one of them round. */
  Entry(int side) {
    this.side = side;
  }

  void debit(String accountId, BigDecimal amount) {
    amounts.merge(accountId, side > 0 ? amount : amount.negate(), BigDecimal::add);
  }

  void credit(String accountId, BigDecimal amount) {
    debit(accountId, amount.negate());
  }

  /** Books what is missing to zero. */
  Entry closedInto(String accountId) {
    BigDecimal sum = amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    amounts.merge(accountId, sum.negate(), BigDecimal::add);
    return this;
  }

  Booking booking(String sourceId, Booking.Kind kind, LocalDate date) {
    List<LedgerLine> lines = new ArrayList<>();
    amounts.forEach(
        (account, amount) -> {
          if (amount.signum() != 0) {
            lines.add(new LedgerLine(account, amount));
          }
        });
    return new Booking(sourceId, kind, date, lines);
  }
}
