package io.xeropulse.core.wip;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job's work in progress as at a date, without tax, in base currency. Net may be negative: the
 * job is billed ahead of its work, and that stays visible. Immutable.
 *
 * @param jobId the job number; empty for interims of no job
 * @param clientName the job's client, or null if unknown
 * @param time priced billable time not yet invoiced
 * @param costs billable disbursements not yet invoiced
 * @param interims invoiced without time behind it
 * @param unpricedMinutes billable minutes not yet invoiced for which the rate card has no rate;
 *     they are in no amount
 * @param grossAgeing time and costs by the age of each entry
 * @param netAgeing the same with interims set against the oldest first
 * @param costBasis how well it is known which disbursements were invoiced
 * @param staff each person's part of the time, by staff id
 */
public record JobWip(
    String jobId,
    @Nullable String clientName,
    BigDecimal time,
    BigDecimal costs,
    BigDecimal interims,
    long unpricedMinutes,
    WipAgeing grossAgeing,
    WipAgeing netAgeing,
    CostBasis costBasis,
    List<StaffWip> staff) {
  public JobWip {
    staff = List.copyOf(staff);
  }

  /**
   * Time and costs before interims.
   *
   * @return time + costs
   */
  public BigDecimal gross() {
    return time.add(costs);
  }

  /**
   * What may still be billed.
   *
   * @return gross − interims
   */
  public BigDecimal net() {
    return gross().subtract(interims);
  }
}
