package io.xeropulse.core.wip;

import io.xeropulse.core.model.JobCost;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that was worked, spent and billed on a job. Immutable.
 *
 * @param jobId the job number; empty for invoice lines of no job
 * @param clientName the job's client, or null if unknown
 * @param time its time entries
 * @param costs its disbursements
 * @param billed lines of invoices that touch WIP
 */
public record JobLedger(
    String jobId,
    @Nullable String clientName,
    List<WorkedTime> time,
    List<JobCost> costs,
    List<BilledLine> billed) {
  public JobLedger {
    time = List.copyOf(time);
    costs = List.copyOf(costs);
    billed = List.copyOf(billed);
  }
}
