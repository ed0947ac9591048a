package io.xeropulse.core.wip;

import io.xeropulse.core.model.Job;
import io.xeropulse.core.model.JobCost;
import io.xeropulse.core.model.JobInvoice;
import io.xeropulse.core.model.TimeEntry;
import java.util.List;

/**
 * All that a practice's WIP is worked out from. Immutable, as far as what it was given is.
 *
 * @param jobs the jobs; what belongs to other jobs counts too
 * @param time all time entries in any order; read once, as they come
 * @param costs all disbursements
 * @param invoices all invoices
 * @param washUps all wash-ups
 */
public record PracticeLedger(
    List<Job> jobs,
    Iterable<TimeEntry> time,
    List<JobCost> costs,
    List<JobInvoice> invoices,
    List<WashUp> washUps) {
  public PracticeLedger {
    jobs = List.copyOf(jobs);
    costs = List.copyOf(costs);
    invoices = List.copyOf(invoices);
    washUps = List.copyOf(washUps);
  }

  /**
   * Facts without wash-ups.
   *
   * @param jobs the jobs; what belongs to other jobs counts too
   * @param time all time entries in any order
   * @param costs all disbursements
   * @param invoices all invoices
   */
  public PracticeLedger(
      List<Job> jobs, Iterable<TimeEntry> time, List<JobCost> costs, List<JobInvoice> invoices) {
    this(jobs, time, costs, invoices, List.of());
  }
}
