package io.xeropulse.xero.accounting;

import java.time.LocalDate;

/** Which purchase orders to read. Immutable and thread-safe. */
public final class PurchaseOrderQuery extends Query<PurchaseOrderQuery> {
  private static final PurchaseOrderQuery ALL = new PurchaseOrderQuery(Filter.NONE);

  private PurchaseOrderQuery(Filter filter) {
    super(filter);
  }

  /**
   * Everything.
   *
   * @return the widest query
   */
  public static PurchaseOrderQuery all() {
    return ALL;
  }

  /**
   * Only documents in a status.
   *
   * @param status the status
   * @return a narrower query
   */
  public PurchaseOrderQuery status(PurchaseOrder.Status status) {
    return narrowed(filter -> filter.with("Status", status.wire()));
  }

  /**
   * Only what has its date in a range.
   *
   * @param startInclusive the first day
   * @param endInclusive the last day
   * @return a narrower query
   */
  public PurchaseOrderQuery dated(LocalDate startInclusive, LocalDate endInclusive) {
    return narrowed(
        filter ->
            filter
                .with("DateFrom", startInclusive.toString())
                .with("DateTo", endInclusive.toString()));
  }

  @Override
  PurchaseOrderQuery make(Filter narrower) {
    return new PurchaseOrderQuery(narrower);
  }
}
