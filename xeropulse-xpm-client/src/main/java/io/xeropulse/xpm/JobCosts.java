package io.xeropulse.xpm;

import io.xeropulse.core.MalformedResponseException;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.xero.http.RequestRefusedException;
import io.xeropulse.xpm.internal.facts.PracticeFacts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks for the disbursements of jobs, one call each. Not thread-safe. */
final class JobCosts {
  private final XpmCalls calls;
  private final Set<String> answered = new LinkedHashSet<>();
  private @Nullable String witness;
  private final Set<String> refused = new HashSet<>();

  JobCosts(XpmCalls calls) {
    this.calls = calls;
  }

  Iterator<SourceRecord> of(Iterable<String> jobNumbers) {
    return new Flattened<>(jobNumbers, job -> costs(job).iterator());
  }

  /** The jobs whose costs were all read. */
  Set<String> answeredJobs() {
    return answered;
  }

  /** The jobs whose costs XPM would not give. */
  Set<String> refusedJobs() {
    return refused;
  }

  /** A job that has costs, or null if none of those asked for has any. */
  @Nullable String witness() {
    return witness;
  }

  /** A job that XPM will not answer for is one unreadable record; the other jobs are read on. */
  private List<SourceRecord> costs(String job) {
    List<SourceRecord> costs = new ArrayList<>();
    try {
      new WireRecords(calls.open(XpmEntities.JOB_COSTS.of(job), Map.of()))
          .forEachRemaining(
              record ->
                  costs.add(
                      XpmRecord.of(
                          record,
                          record.fields().path("uuid").asText(""),
                          fields -> PracticeFacts.cost(job, fields))));
      answered.add(job);
      witness = costs.isEmpty() ? witness : job;
      return costs;
    } catch (MalformedResponseException | RequestRefusedException e) {
      refused.add(job);
      return List.of(XpmRecord.unreadable(job, "", e));
    }
  }
}
