package io.xeropulse.xpm;

import io.xeropulse.xpm.model.Disbursement;
import io.xeropulse.xpm.model.NamedReference;
import io.xeropulse.xpm.model.PracticeJob;
import io.xeropulse.xpm.model.StoredDocument;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads jobs. Immutable and thread-safe. */
public final class JobReads {
  private final TypedReads<PracticeJob> jobs;
  private final TypedReads<Disbursement> costs;
  private final TypedReads<StoredDocument> documents;
  private final TypedReads<NamedReference> states;

  JobReads(XpmCalls calls) {
    this.jobs = new TypedReads<>(calls, "jobs", "Jobs", "Job", PracticeJob.class);
    this.costs = new TypedReads<>(calls, "costs", "Costs", "Cost", Disbursement.class);
    this.documents =
        new TypedReads<>(calls, "documents", "Documents", "Document", StoredDocument.class);
    this.states =
        new TypedReads<>(calls, "job_states", "JobStates", "JobState", NamedReference.class);
  }

  /**
   * Jobs that are not completed.
   *
   * @param detail how much of each
   * @return jobs, asked for only as it is read
   */
  public Stream<PracticeJob> current(Detail detail) {
    return jobs.all(jobs.at("job.api/current"), detail.query());
  }

  /**
   * Jobs of any span of dates.
   *
   * @param from first day, at most a year of it in each call
   * @param to last day, not before the first
   * @param detail how much of each
   * @return jobs, asked for only as it is read
   */
  public Stream<PracticeJob> between(LocalDate from, LocalDate to, Detail detail) {
    return jobs.between(jobs.at("job.api/list"), from, to, TypedReads.field("id"), detail.query());
  }

  /**
   * Jobs of a client.
   *
   * @param uuid the client's identifier
   * @param detail how much of each
   * @return jobs
   */
  public Stream<PracticeJob> ofClient(String uuid, Detail detail) {
    return jobs.all(jobs.at("job.api/client").of(uuid), detail.query());
  }

  /**
   * Jobs that somebody works on.
   *
   * @param uuid the person's identifier
   * @return jobs
   */
  public Stream<PracticeJob> ofStaff(String uuid) {
    return jobs.all(jobs.at("job.api/staff").of(uuid), Map.of());
  }

  /**
   * One job with everything.
   *
   * @param number the job number, in whatever form the practice likes
   * @return the job
   */
  public PracticeJob get(String number) {
    return jobs.one(jobs.at("job.api/get").of(number));
  }

  /**
   * Jobs with those of their tasks that fit.
   *
   * @param complete whether completed tasks or open ones
   * @param due tasks due by this day, or null for any
   * @param start tasks starting from this day, or null for any
   * @return jobs with tasks
   */
  public Stream<PracticeJob> withTasks(
      boolean complete, @Nullable LocalDate due, @Nullable LocalDate start) {
    Map<String, String> query = TypedReads.with(Map.of(), "complete", String.valueOf(complete));
    query = due == null ? query : TypedReads.with(query, "due", Window.inQuery(due));
    query = start == null ? query : TypedReads.with(query, "start", Window.inQuery(start));
    return jobs.all(jobs.at("job.api/tasks"), query);
  }

  /**
   * The disbursements of a job; there is no other way to them.
   *
   * @param number the job number, in whatever form the practice likes
   * @return disbursements
   */
  public Stream<Disbursement> costs(String number) {
    return costs.all(costs.at("job.api/costs").of(number), Map.of());
  }

  /**
   * The documents kept on a job.
   *
   * @param number the job number, in whatever form the practice likes
   * @return documents
   */
  public Stream<StoredDocument> documents(String number) {
    return documents.all(documents.at("job.api/documents").of(number), Map.of());
  }

  /**
   * The states that the practice gave its jobs.
   *
   * @return states
   */
  public Stream<NamedReference> states() {
    return states.all(states.at("jobstate.api/list"), Map.of());
  }
}
