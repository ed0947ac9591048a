package io.xeropulse.core.sync.proof;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Days on which our ledger and the source's part, and by how much. Immutable.
 *
 * @param firstDay the first day that it may lie on
 * @param lastDay the last one; the same day unless the allowed number of reports was spent
 * @param amounts what came between the ledgers, by account, debit positive, in base currency
 * @param suspects the records that it may come from
 */
public record Break(
    LocalDate firstDay,
    LocalDate lastDay,
    Map<String, BigDecimal> amounts,
    List<Suspect> suspects) {
  public Break {
    amounts = Map.copyOf(amounts);
    suspects = List.copyOf(suspects);
  }

  /**
   * The amounts in a stable order.
   *
   * @return by account
   */
  public Map<String, BigDecimal> sorted() {
    return new TreeMap<>(amounts);
  }
}
