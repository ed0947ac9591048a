package io.xeropulse.core.wip;

import io.xeropulse.core.model.Job;
import io.xeropulse.core.model.JobCost;
import io.xeropulse.core.model.JobInvoice;
import io.xeropulse.core.model.JobInvoiceLine;
import io.xeropulse.core.model.TimeEntry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
  private final Map<String, Parts> parts = new HashMap<>();

  private JobLedgers() {}

  /**
   * Puts facts together.
   *
   * @param facts the facts
   * @return a ledger for each job on which there is anything, ordered by job number
   */
  public static List<JobLedger> of(PracticeLedger facts) {
    JobLedgers ledgers = new JobLedgers();
    ledgers.fill(facts);
    return ledgers.parts.values().stream()
        .sorted(Comparator.comparing(job -> job.jobId))
        .map(Parts::ledger)
        .toList();
  }

  private void fill(PracticeLedger facts) {
    facts.jobs().forEach(job -> jobs.put(job.sourceId(), job));
    facts.invoices().forEach(this::learnLines);
    for (TimeEntry entry : facts.time()) {
      String line = entry.invoiceLineId();
      if (line != null) {
        fedLines.add(line);
      }
      parts(entry.jobId()).time.add(new WorkedTime(entry, invoicedOn(line)));
    }
    facts.costs().forEach(cost -> parts(cost.jobId()).costs.add(cost));
    facts.invoices().stream().filter(JobInvoice::touchesWip).forEach(this::add);
    facts.washUps().forEach(washUp -> parts(washUp.jobId()).washUps.add(washUp));
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
    Parts found = parts.get(jobId);
    if (found == null) {
      found = new Parts(jobId, jobs.get(jobId));
      parts.put(jobId, found);
    }
    return found;
  }

  private static final class Parts {
    private final String jobId;
    private final @Nullable Job job;
    private final List<WorkedTime> time = new ArrayList<>();
    private final List<JobCost> costs = new ArrayList<>();
    private final List<BilledLine> billed = new ArrayList<>();
    private final List<WashUp> washUps = new ArrayList<>();

    Parts(String jobId, @Nullable Job job) {
      this.jobId = jobId;
      this.job = job;
    }

    JobLedger ledger() {
      return new JobLedger(
          jobId,
          job == null ? null : job.clientId(),
          job == null ? null : job.clientName(),
          time,
          costs,
          billed,
          washUps);
    }
  }
}
