package io.xeropulse.warehouse.report;

import io.xeropulse.core.wip.JobWip;
import io.xeropulse.core.wip.WipAgeing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/**
 * Work in progress as at a date, without tax, in base currency. Immutable.
 *
 * @param asAt the date
 * @param byJob every job with unbilled work or billed ahead of it, by job number
 */
public record WipReport(LocalDate asAt, List<JobWip> byJob) {
  public WipReport {
    byJob = List.copyOf(byJob);
  }

  /**
   * Un-invoiced time and costs.
   *
   * @return the sum over jobs
   */
  public BigDecimal gross() {
    return sum(JobWip::gross);
  }

  /**
   * What was invoiced ahead of work.
   *
   * @return the sum over jobs
   */
  public BigDecimal interims() {
    return sum(JobWip::interims);
  }

  /**
   * Gross less interims.
   *
   * @return the sum over jobs, over-billed ones included
   */
  public BigDecimal net() {
    return sum(JobWip::net);
  }

  /**
   * Billable minutes for which the rate card has no rate; they are in no amount.
   *
   * @return the sum over jobs
   */
  public long unpricedMinutes() {
    return byJob.stream().mapToLong(JobWip::unpricedMinutes).sum();
  }

  /**
   * Gross by the age of each entry.
   *
   * @return the sum over jobs
   */
  public WipAgeing grossAgeing() {
    return byJob.stream().map(JobWip::grossAgeing).reduce(WipAgeing.EMPTY, WipAgeing::plus);
  }

  /**
   * Net by age: interims set against each job's oldest work first.
   *
   * @return the sum over jobs
   */
  public WipAgeing netAgeing() {
    return byJob.stream().map(JobWip::netAgeing).reduce(WipAgeing.EMPTY, WipAgeing::plus);
  }

  private BigDecimal sum(Function<JobWip, BigDecimal> amount) {
    return byJob.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
