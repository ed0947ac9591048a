package io.xeropulse.warehouse.report;

import io.xeropulse.core.ageing.AgedReceivables;
import io.xeropulse.core.ageing.AgeingBasis;
import io.xeropulse.core.ageing.OpenItem;
import java.time.LocalDate;
import java.util.List;

/**
 * What customers owe as at a date, and which session says so. Immutable.
 *
 * @param asAt the last day that counts
 * @param published where the items come from
 * @param items the open documents with tax, in base currency; credits below zero
 */
public record ReceivablesReport(LocalDate asAt, Publication published, List<OpenItem> items) {
  public ReceivablesReport {
    items = List.copyOf(items);
  }

  /**
   * The items by age.
   *
   * @param basis from which date ages count
   * @return the amounts by age with tax, in base currency
   */
  public AgedReceivables aged(AgeingBasis basis) {
    return AgedReceivables.of(items, asAt, basis);
  }
}
