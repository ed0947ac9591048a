package io.xeropulse.xpm;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The jobs whose costs were read in earlier syncs, with their dates of completion. Costs of a job
 * that was long completed, and is completed on the same day still, need not be asked for again; a
 * job that is not there any more has none. It lasts as long as its source. Thread-safe.
 */
final class JobMemory {
  private volatile Map<String, Optional<LocalDate>> jobs = Map.of();

  /** Whether a job's costs are as they were read, because it was settled then and is now. */
  boolean isSettled(String job, Optional<LocalDate> completed, LocalDate before) {
    return completed.isPresent()
        && completed.get().isBefore(before)
        && completed.equals(jobs.get(job));
  }

  /** Jobs of earlier syncs that are not among those of this one. */
  Set<String> goneFrom(Set<String> now) {
    Set<String> gone = new HashSet<>(jobs.keySet());
    gone.removeAll(now);
    return gone;
  }

  /** Called once all costs were read and loaded; a job left unread is asked for again. */
  void remember(Map<String, Optional<LocalDate>> read) {
    Map<String, Optional<LocalDate>> all = new HashMap<>(jobs);
    all.replaceAll((job, completed) -> Optional.empty());
    all.putAll(read);
    jobs = Map.copyOf(all);
  }
}
