package io.xeropulse.core.wip;

import io.xeropulse.core.model.Job;
import io.xeropulse.core.model.JobCost;
import io.xeropulse.core.model.JobInvoice;
import io.xeropulse.core.model.JobInvoiceLine;
import io.xeropulse.core.model.TimeEntry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts a practice's facts together job by job, in memory; the warehouse does the same over its
 * tables. Time is invoiced from the date of the invoice whose line it points at; a draft, cancelled
 * or miscellaneous invoice bills nothing, and a line of an invoice that is not among the facts is
 * taken to have billed its time long ago. Not thread-safe.
 */
public final class JobLedgers {
  private final Map<String, Job> jobs = new HashMap<>();
  private final Map<String, LocalDate> billingLines = new HashMap<>();
  private final Set<String> knownLines = new HashSet<>();
  private final Set<String> fedLines = new HashSet<>();
  private final Map<String, Parts> parts = new TreeMap<>();

  private JobLedgers() {}

  /**
   * Puts facts together.
   *
   * @param jobs the jobs; time, costs and lines of other jobs are kept too
   * @param time all time entries
   * @param costs all disbursements
   * @param invoices all invoices
   * @return a ledger for each job on which there is anything, ordered by job number
   */
  public static List<JobLedger> of(
      List<Job> jobs, List<TimeEntry> time, List<JobCost> costs, List<JobInvoice> invoices) {
    return of(jobs, time, costs, invoices, List.of());
  }

  /**
   * Puts facts and wash-ups together.
   *
   * @param jobs the jobs; time, costs and lines of other jobs are kept too
   * @param time all time entries
   * @param costs all disbursements
   * @param invoices all invoices
   * @param washUps all wash-ups
   * @return a ledger for each job on which there is anything, ordered by job number
   */
  public static List<JobLedger> of(
      List<Job> jobs,
      List<TimeEntry> time,
      List<JobCost> costs,
      List<JobInvoice> invoices,
      List<WashUp> washUps) {
    JobLedgers ledgers = new JobLedgers();
    jobs.forEach(job -> ledgers.jobs.put(job.sourceId(), job));
    invoices.forEach(ledgers::learnLines);
    time.forEach(ledgers::add);
    costs.forEach(cost -> ledgers.parts(cost.jobId()).costs.add(cost));
    invoices.stream().filter(JobInvoice::touchesWip).forEach(ledgers::add);
    washUps.forEach(washUp -> ledgers.parts(washUp.jobId()).washUps.add(washUp));
    return ledgers.parts.entrySet().stream()
        .map(entry -> ledgers.ledger(entry.getKey(), entry.getValue()))
        .toList();
  }

  private void learnLines(JobInvoice invoice) {
    for (JobInvoiceLine line : invoice.lines()) {
      String id = line.sourceId();
      if (id != null) {
        knownLines.add(id);
        if (invoice.touchesWip()) {
          billingLines.merge(id, invoice.date(), (a, b) -> a.isBefore(b) ? a : b);
        }
      }
    }
  }

  private void add(TimeEntry entry) {
    String line = entry.invoiceLineId();
    if (line != null) {
      fedLines.add(line);
    }
    parts(entry.jobId()).time.add(new WorkedTime(entry, invoicedOn(line)));
  }

  private @Nullable LocalDate invoicedOn(@Nullable String line) {
    if (line == null) {
      return null;
    }
    return knownLines.contains(line) ? billingLines.get(line) : LocalDate.MIN;
  }

  private void add(JobInvoice invoice) {
    for (JobInvoiceLine line : invoice.lines()) {
      boolean fed = line.sourceId() != null && fedLines.contains(line.sourceId());
      parts(Objects.requireNonNullElse(line.jobId(), ""))
          .billed
          .add(new BilledLine(invoice.date(), line, fed));
    }
  }

  private Parts parts(String jobId) {
    return parts.computeIfAbsent(jobId, id -> new Parts());
  }

  private JobLedger ledger(String jobId, Parts of) {
    Job job = jobs.get(jobId);
    return new JobLedger(
        jobId,
        job == null ? null : job.clientId(),
        job == null ? null : job.clientName(),
        of.time,
        of.costs,
        of.billed,
        of.washUps);
  }

  private static final class Parts {
    private final List<WorkedTime> time = new ArrayList<>();
    private final List<JobCost> costs = new ArrayList<>();
    private final List<BilledLine> billed = new ArrayList<>();
    private final List<WashUp> washUps = new ArrayList<>();
  }
}
