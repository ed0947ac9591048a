package io.xeropulse.xpm;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The jobs whose costs were read in earlier syncs, with their dates of completion. Costs of a job
 * that was long completed, and is completed on the same day still, need not be asked for again; a
 * job that is not there any more has none. It lasts as long as its source, and is put aside now and
 * then to read everything. Thread-safe.
 */
final class JobMemory {
  private volatile Memory memory = new Memory(Map.of(), null, null);

  private record Memory(
      Map<String, Optional<LocalDate>> jobs, @Nullable String witness, @Nullable Instant wholeAt) {}

  /** Whether everything was read less than so long ago. */
  boolean isFresh(Instant now, Duration wholeEvery) {
    Instant wholeAt = memory.wholeAt();
    return wholeAt != null && now.isBefore(wholeAt.plus(wholeEvery));
  }

  /**
   * Whether a job's costs are as they were read, because it was settled then and is now. One job
   * that had costs is always asked for, so that a source which has fallen silent is noticed.
   */
  boolean isSettled(String job, Optional<LocalDate> completed, LocalDate before) {
    Memory now = memory;
    return completed.isPresent()
        && completed.get().isBefore(before)
        && completed.equals(now.jobs().get(job))
        && !job.equals(now.witness());
  }

  /** Jobs of earlier syncs that are not among those of this one. */
  Set<String> goneFrom(Set<String> present) {
    Set<String> gone = new HashSet<>(memory.jobs().keySet());
    gone.removeAll(present);
    return gone;
  }

  /**
   * Called once all costs were read and loaded; a job left unread is asked for again.
   *
   * @param read the jobs that answered now or were settled
   * @param witness a job that has costs, or null if none was seen
   * @param wholeAt when everything was read, or null if this reading left settled jobs out
   */
  void remember(
      Map<String, Optional<LocalDate>> read, @Nullable String witness, @Nullable Instant wholeAt) {
    Memory before = memory;
    Map<String, Optional<LocalDate>> all = new HashMap<>(before.jobs());
    all.replaceAll((job, completed) -> Optional.empty());
    all.putAll(read);
    memory = new Memory(Map.copyOf(all), witness, wholeAt == null ? before.wholeAt() : wholeAt);
  }
}
