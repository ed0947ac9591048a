package io.xeropulse.core.sync;

import io.xeropulse.core.NotEntitledException;
import io.xeropulse.core.RateLimitException;
import io.xeropulse.core.XeroPulseException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an error, or the outcomes of several entities, make of a sync. */
final class Outcomes {
  private static final List<SyncStatus> WORST_FIRST =
      List.of(
          SyncStatus.FAILED,
          SyncStatus.NOT_ENTITLED,
          SyncStatus.SUSPENDED,
          SyncStatus.CANCELLED,
          SyncStatus.PARTIAL,
          SyncStatus.SKIPPED);

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

  /**
   * Why a sync is not complete: the worst of its entities, and how many others there are.
   *
   * @return the reason and what to do, or null if every entity is complete
   */
  static @Nullable String why(List<EntityReport> entities) {
    List<EntityReport> incomplete =
        entities.stream()
            .filter(entity -> entity.status() != SyncStatus.COMPLETED)
            .sorted(Comparator.comparingInt(entity -> WORST_FIRST.indexOf(entity.status())))
            .toList();
    if (incomplete.isEmpty()) {
      return null;
    }
    EntityReport worst = incomplete.get(0);
    String why =
        "%s is %s: %s"
            .formatted(worst.entity(), worst.status().word().replace('_', ' '), worst.error());
    return incomplete.size() == 1
        ? why
        : "%s (and %d more entities, each with its reason)".formatted(why, incomplete.size() - 1);
  }
}
