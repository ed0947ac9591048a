package io.xeropulse.core.sync.load;

/**
 * What writing a page did, counted in the target tables. Immutable.
 *
 * @param inserted rows that are new
 * @param updated rows that changed
 * @param unchanged rows that were the same and were not touched; a record repeated within the page
 *     counts here
 * @param quarantined records that went to quarantine, the loader's own refusals included
 */
public record LoadReceipt(long inserted, long updated, long unchanged, long quarantined) {
  /** Nothing was written. */
  public static final LoadReceipt EMPTY = new LoadReceipt(0, 0, 0, 0);

  /**
   * Adds another receipt.
   *
   * @param other the other receipt
   * @return the sum
   */
  public LoadReceipt plus(LoadReceipt other) {
    return new LoadReceipt(
        inserted + other.inserted,
        updated + other.updated,
        unchanged + other.unchanged,
        quarantined + other.quarantined);
  }
}
