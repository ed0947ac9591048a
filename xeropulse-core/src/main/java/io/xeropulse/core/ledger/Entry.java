package io.xeropulse.core.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A booking in the making: one line an account, and on control accounts one a document. */
final class Entry {
  private record Place(String accountId, @Nullable String documentId) {}

  private final int side;
  private final Map<Place, LedgerLine> lines = new LinkedHashMap<>();

  /** Side 1 books debits as said; side -1 turns every one of them round. */
  Entry(int side) {
    this.side = side;
  }

  void debit(LedgerLine line) {
    add(side > 0 ? line : line.negated());
  }

  void credit(LedgerLine line) {
    add(side > 0 ? line.negated() : line);
  }

  void debit(String accountId, BigDecimal amount) {
    debit(new LedgerLine(accountId, amount));
  }

  void credit(String accountId, BigDecimal amount) {
    credit(new LedgerLine(accountId, amount));
  }

  /** Books what is missing to zero. */
  Entry closedInto(String accountId) {
    BigDecimal sum =
        lines.values().stream().map(LedgerLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    add(new LedgerLine(accountId, sum.negate()));
    return this;
  }

  private void add(LedgerLine line) {
    OpenPart open = line.open();
    lines.merge(
        new Place(line.accountId(), open == null ? null : open.documentId()),
        line,
        LedgerLine::plus);
  }

  Booking booking(String sourceId, Booking.Kind kind, String recordId, LocalDate date) {
    List<LedgerLine> something = lines.values().stream().filter(line -> !line.isNothing()).toList();
    return new Booking(sourceId, kind, recordId, date, something);
  }
}
