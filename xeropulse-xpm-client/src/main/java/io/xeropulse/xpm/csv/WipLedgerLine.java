package io.xeropulse.xpm.csv;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line of XPM's own WIP ledger, priced by XPM. Without tax, in base currency. Immutable.
 *
 * @param jobId the job number
 * @param staffName who worked, or null for a disbursement
 * @param taskName the kind of work, or null
 * @param date the day of the work, a calendar date in no zone
 * @param minutes the work, or null where the ledger does not say
 * @param billableRate per hour as XPM priced it, or null where the ledger does not say
 * @param billableAmount the value of the work or disbursement
 * @param invoicedAmount what of it was invoiced; zero while it is open
 * @param writeOnAmount what was written on; negative for a write-off
 */
public record WipLedgerLine(
    String jobId,
    @Nullable String staffName,
    @Nullable String taskName,
    LocalDate date,
    @Nullable Integer minutes,
    @Nullable BigDecimal billableRate,
    BigDecimal billableAmount,
    BigDecimal invoicedAmount,
    BigDecimal writeOnAmount) {

  /**
   * What of the line is still open.
   *
   * @return billable + write-on − invoiced
   */
  public BigDecimal openAmount() {
    return billableAmount.add(writeOnAmount).subtract(invoicedAmount);
  }
}
