package io.xeropulse.core.sync;

import io.xeropulse.core.NotEntitledException;
import io.xeropulse.core.RateLimitException;
import io.xeropulse.core.XeroPulseException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an error, or the outcomes of several entities, make of a sync. */
final class Outcomes {
  private Outcomes() {}

  static SyncStatus of(XeroPulseException error) {
    if (error instanceof NotEntitledException) {
      return SyncStatus.NOT_ENTITLED;
    }
    return error instanceof RateLimitException ? SyncStatus.SUSPENDED : SyncStatus.FAILED;
  }

  static SyncStatus of(List<EntityReport> entities, @Nullable Instant resumeAt, boolean cancelled) {
    if (entities.stream().allMatch(entity -> entity.status() == SyncStatus.COMPLETED)) {
      return SyncStatus.COMPLETED;
    }
    if (cancelled) {
      return SyncStatus.CANCELLED;
    }
    if (resumeAt != null) {
      return SyncStatus.SUSPENDED;
    }
    boolean anyLoaded =
        entities.stream()
            .anyMatch(
                entity ->
                    entity.status() == SyncStatus.COMPLETED
                        || entity.status() == SyncStatus.PARTIAL);
    return anyLoaded ? SyncStatus.PARTIAL : SyncStatus.FAILED;
  }
}
