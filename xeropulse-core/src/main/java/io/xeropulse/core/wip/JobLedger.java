package io.xeropulse.core.wip;

import io.xeropulse.core.model.JobCost;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that was worked, spent and billed on a job. Immutable.
 *
 * @param jobId the job number; empty for invoice lines of no job
 * @param clientId the job's client, or null if unknown; rates may be for that client only
 * @param clientName that client's name, or null if unknown
 * @param time its time entries
 * @param costs its disbursements
 * @param billed lines of invoices that touch WIP
 * @param washUps what of its interims the practice washed up
 */
public record JobLedger(
    String jobId,
    @Nullable String clientId,
    @Nullable String clientName,
    List<WorkedTime> time,
    List<JobCost> costs,
    List<BilledLine> billed,
    List<WashUp> washUps) {
  public JobLedger {
    time = List.copyOf(time);
    costs = List.copyOf(costs);
    billed = List.copyOf(billed);
    washUps = List.copyOf(washUps);
  }

  /**
   * A job without wash-ups, whose client has no rates of its own.
   *
   * @param jobId the job number; empty for invoice lines of no job
   * @param clientName the job's client, or null if unknown
   * @param time its time entries
   * @param costs its disbursements
   * @param billed lines of invoices that touch WIP
   */
  public JobLedger(
      String jobId,
      @Nullable String clientName,
      List<WorkedTime> time,
      List<JobCost> costs,
      List<BilledLine> billed) {
    this(jobId, null, clientName, time, costs, billed, List.of());
  }
}
