package io.xeropulse.core.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an organization's sessions came to, as far as its health depends on it. Immutable.
 *
 * @param lastReadToTheEnd when the last session began that read every entity to its end, or null if
 *     none did; entities we are not entitled to do not count
 * @param lastStatus how the last session ended, or null if none has ended
 * @param resumeAt when that session is to be taken up again, or null
 * @param error what stopped that session and what to do, or null
 * @param waiting how many records are in quarantine
 */
public record SyncHistory(
    @Nullable Instant lastReadToTheEnd,
    @Nullable SyncStatus lastStatus,
    @Nullable Instant resumeAt,
    @Nullable String error,
    long waiting) {
  /** No session has ended yet. */
  public static final SyncHistory NONE = new SyncHistory(null, null, null, null, 0);
}
