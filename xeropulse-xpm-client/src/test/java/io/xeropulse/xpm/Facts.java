package io.xeropulse.xpm;

import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.Job;
import io.xeropulse.core.model.JobCost;
import io.xeropulse.core.model.JobInvoice;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.model.Staff;
import io.xeropulse.core.model.Task;
import io.xeropulse.core.model.TimeEntry;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Extraction;
import io.xeropulse.core.sync.extract.SourceConnector;
import io.xeropulse.core.sync.transform.TransformContext;
import io.xeropulse.core.wip.JobLedgers;
import io.xeropulse.core.wip.JobWip;
import io.xeropulse.core.wip.PracticeLedger;
import io.xeropulse.core.wip.RateCard;
import io.xeropulse.core.wip.WipCalculator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that a source says of a practice. */
public record Facts(List<Fact> all) {

  public static Facts of(SourceConnector source) {
    List<Fact> all = new ArrayList<>();
    OrganizationId organization = OrganizationId.of("aa000000-0000-4000-8000-000000000003");
    try (Extraction extraction = source.open(organization)) {
      for (Entity entity : source.entities()) {
        extraction
            .pages(entity, null)
            .forEachRemaining(
                page ->
                    page.records()
                        .forEach(
                            record -> all.add(record.toFact(new TransformContext("AUD", true)))));
      }
    }
    return new Facts(all);
  }

  public List<Staff> staff() {
    return of(Staff.class);
  }

  public List<Task> tasks() {
    return of(Task.class);
  }

  public List<Job> jobs() {
    return of(Job.class);
  }

  public List<TimeEntry> time() {
    return of(TimeEntry.class);
  }

  public List<JobCost> costs() {
    return of(JobCost.class);
  }

  public List<JobInvoice> invoices() {
    return of(JobInvoice.class);
  }

  public List<JobWip> wip(RateCard rates, LocalDate asAt) {
    WipCalculator calculator = new WipCalculator(rates, 2);
    return JobLedgers.of(new PracticeLedger(jobs(), time(), costs(), invoices())).stream()
        .map(job -> calculator.calculate(job, asAt))
        .flatMap(Optional::stream)
        .toList();
  }

  private <F extends Fact> List<F> of(Class<F> type) {
    return all.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
