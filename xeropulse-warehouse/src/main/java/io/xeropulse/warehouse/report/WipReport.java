package io.xeropulse.warehouse.report;

import io.xeropulse.core.wip.JobWip;
import io.xeropulse.core.wip.StaffWip;
import io.xeropulse.core.wip.WipAgeing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

  /**
   * Each person's time over all jobs.
   *
   * @return by staff id
   */
  public List<StaffWip> byStaff() {
    Map<String, StaffWip> people = new TreeMap<>();
    byJob.forEach(job -> job.staff().forEach(p -> people.merge(p.staffId(), p, StaffWip::plus)));
    return List.copyOf(people.values());
  }

  /**
   * What belongs to no person: costs less interims. With every person's time it adds up to net.
   *
   * @return often negative
   */
  public BigDecimal unassigned() {
    return sum(JobWip::costs).subtract(interims());
  }

  private BigDecimal sum(Function<JobWip, BigDecimal> amount) {
    return byJob.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
