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
    /** The last runs that were due were done, the source answers, and readers see what was read. */
    FRESH,
    /** A run that was due is missing. */
    LATE,
    /** A limit is spent; it goes on by itself. */
    SUSPENDED,
    /** The last run failed, left something unread, or its figures are not published. */
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
      return failing(history, "The last sync failed");
    }
    if (history.remaining() != Remaining.NOTHING) {
      return failing(history, "The last sync left something to be done");
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
    if (history.unpublished()) {
      return new SyncHealth(
          State.FAILING,
          "Everything was read at %s and not published: look at the last sync's report, and see that the publication is among the refresh targets"
              .formatted(lastReadToTheEnd));
    }
    String read = "Everything was read at " + lastReadToTheEnd;
    return new SyncHealth(
        State.FRESH,
        history.waiting() == 0
            ? read
            : "%s; %d records are in quarantine: look at their reasons"
                .formatted(read, history.waiting()));
  }

  private static SyncHealth failing(SyncHistory history, String otherwise) {
    return new SyncHealth(State.FAILING, Objects.requireNonNullElse(history.error(), otherwise));
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
