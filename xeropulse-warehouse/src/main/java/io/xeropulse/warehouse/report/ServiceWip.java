package io.xeropulse.warehouse.report;

import java.math.BigDecimal;

/**
 * Work in progress of one service, without tax, in base currency. Immutable.
 *
 * @param serviceType the service: the practice's for the category of the jobs, else the category
 *     itself; empty for jobs without one and for interims of no job
 * @param jobs how many jobs have WIP
 * @param gross un-invoiced time and costs
 * @param interims what was invoiced ahead of work
 * @param unpricedMinutes billable minutes without a rate; they are in no amount
 */
public record ServiceWip(
    String serviceType, long jobs, BigDecimal gross, BigDecimal interims, long unpricedMinutes) {

  /**
   * Gross less interims.
   *
   * @return negative when billed ahead
   */
  public BigDecimal net() {
    return gross.subtract(interims);
  }
}
