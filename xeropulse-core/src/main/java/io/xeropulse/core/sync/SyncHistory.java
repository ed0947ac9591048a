package io.xeropulse.core.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an organization's sessions came to, as far as its health depends on it. Immutable.
 *
 * @param lastReadToTheEnd when the last session began that read every entity to its end, or null if
 *     none did; entities we are not entitled to do not count
 * @param lastPublished when the session began whose figures readers see, or null if there are none
 * @param lastStatus how the last session ended, or null if none has ended
 * @param resumeAt when that session is to be taken up again, or null
 * @param error why that session is not complete and what to do, or null
 * @param remaining what that session left to be done
 * @param waiting how many records are in quarantine
 */
public record SyncHistory(
    @Nullable Instant lastReadToTheEnd,
    @Nullable Instant lastPublished,
    @Nullable SyncStatus lastStatus,
    @Nullable Instant resumeAt,
    @Nullable String error,
    Remaining remaining,
    long waiting) {
  /** No session has ended yet. */
  public static final SyncHistory NONE =
      new SyncHistory(null, null, null, null, null, Remaining.NOTHING, 0);

  /**
   * Whether readers see less than what was read.
   *
   * @return true if nothing was published since the last session that read every entity to its end
   */
  public boolean unpublished() {
    return lastReadToTheEnd != null
        && (lastPublished == null || lastPublished.isBefore(lastReadToTheEnd));
  }
}
