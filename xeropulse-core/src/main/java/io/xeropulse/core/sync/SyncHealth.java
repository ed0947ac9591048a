package io.xeropulse.core.sync;

import io.xeropulse.core.sync.trigger.BusinessHours;
import java.time.Instant;
import java.util.Objects;

/**
 * How an organization's syncs are. Immutable.
 *
 * @param state in a word
 * @param why in a sentence, with what to do where something is to be done
 */
public record SyncHealth(State state, String why) {

  /** How syncs can be. */
  public enum State {
    /** The last runs that were due were done. */
    FRESH,
    /** A run that was due is missing. */
    LATE,
    /** A limit is spent; it goes on by itself. */
    SUSPENDED,
    /** The last run failed. */
    FAILING
  }

  /**
   * Judges an organization's syncs. One that is due may take as long as until the next one is.
   *
   * @param hours when its syncs are due
   * @param history what its sessions came to
   * @param now the instant of the judgement
   * @return the health
   */
  public static SyncHealth of(BusinessHours hours, SyncHistory history, Instant now) {
    Instant lastReadToTheEnd = history.lastReadToTheEnd();
    Instant resumeAt = history.resumeAt();
    if (resumeAt != null && now.isBefore(resumeAt)) {
      return new SyncHealth(State.SUSPENDED, "A limit is spent; it goes on at " + resumeAt);
    }
    if (history.lastStatus() == SyncStatus.FAILED) {
      return new SyncHealth(
          State.FAILING, Objects.requireNonNullElse(history.error(), "The last sync failed"));
    }
    if (lastReadToTheEnd == null) {
      return new SyncHealth(State.LATE, "No sync has read everything yet; start one");
    }
    Instant due = hours.nextRun(lastReadToTheEnd);
    if (now.isAfter(hours.nextRun(due))) {
      return new SyncHealth(
          State.LATE,
          "The sync due at %s is missing; everything was last read at %s"
              .formatted(due, lastReadToTheEnd));
    }
    String read = "Everything was read at " + lastReadToTheEnd;
    return new SyncHealth(
        State.FRESH,
        history.waiting() == 0
            ? read
            : "%s; %d records are in quarantine: look at their reasons"
                .formatted(read, history.waiting()));
  }

  /**
   * When an organization is to be synced next.
   *
   * @param hours when its syncs are due
   * @param last what the last session came to
   * @param now the instant of the question
   * @return the instant at which a suspended session goes on, or else the next run
   */
  public static Instant nextRun(BusinessHours hours, SyncReport last, Instant now) {
    Instant resumeAt = last.resumeAt();
    return resumeAt != null && resumeAt.isAfter(now) ? resumeAt : hours.nextRun(now);
  }
}
