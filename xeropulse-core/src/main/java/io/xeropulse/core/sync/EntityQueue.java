package io.xeropulse.core.sync;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt has left to read, handed out in the declared order as soon as what comes before
 * is over. Once an entity failed, no other of its source is handed out. Thread-safe.
 */
final class EntityQueue {
  /** An entity of a source; each is itself only. */
  static final class Work {
    private final int place;
    private final SourceReading reading;
    private final EntityProgress progress;

    Work(int place, SourceReading reading, EntityProgress progress) {
      this.place = place;
      this.reading = reading;
      this.progress = progress;
    }

    SourceReading reading() {
      return reading;
    }

    EntityProgress progress() {
      return progress;
    }

    /**
     * Whether this has to be over before a later one is begun: the later one refers to it, or
     * cannot be understood without it, or comes from another source that fills the same tables.
     */
    private boolean before(Work later) {
      if (place >= later.place) {
        return false;
      }
      return progress.entity().reference()
          || (reading == later.reading
              ? reading.dependencies(later.progress.entity()).contains(progress.entity())
              : reading.source().equals(later.reading.source()));
    }
  }

  private final EarlyEnd end;
  private final List<Work> waiting = new ArrayList<>();
  private final Set<Work> running = new HashSet<>();
  private int places;

  /** Everything of these sources that is not settled. */
  EntityQueue(List<SourceReading> readings, EarlyEnd end) {
    this.end = end;
    for (SourceReading reading : readings) {
      for (EntityProgress progress : reading.entities()) {
        if (!progress.settled()) {
          waiting.add(new Work(places++, reading, progress));
        }
      }
    }
  }

  synchronized int size() {
    return waiting.size();
  }

  /**
   * Waits for something that may be begun.
   *
   * @return what to read now, or null if nothing is left for whoever asks
   */
  synchronized @Nullable Work next() throws InterruptedException {
    while (true) {
      waiting.removeIf(work -> end.requested() || work.reading.failed());
      for (Work work : waiting) {
        if (nothingComesBefore(work)) {
          waiting.remove(work);
          running.add(work);
          return work;
        }
      }
      // Every chain of what comes before begins with one that runs.
      if (running.isEmpty() || waiting.isEmpty()) {
        return null;
      }
      wait();
    }
  }

  private boolean nothingComesBefore(Work work) {
    return waiting.stream().noneMatch(earlier -> earlier.before(work))
        && running.stream().noneMatch(earlier -> earlier.before(work));
  }

  /**
   * It was read, well or badly. What stands between two windows of its backfill queues up behind
   * all others, so that the latest of every list comes first.
   */
  synchronized void over(Work work) {
    running.remove(work);
    if (work.progress.goesOn()) {
      waiting.add(new Work(places++, work.reading, work.progress));
    }
    notifyAll();
  }
}
