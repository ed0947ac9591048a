package io.xeropulse.core.sync;

import io.xeropulse.core.sync.state.SyncSession;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a sync session. Immutable.
 *
 * @param session the session
 * @param status how it ended
 * @param entities what it did, entity by entity, in the order of work
 * @param attempts its tries, at least one
 * @param resumeAt when a suspended session is to be taken up again by a new one, or null
 * @param error what stopped it and what to do, or null
 */
public record SyncReport(
    SyncSession session,
    SyncStatus status,
    List<EntityReport> entities,
    List<SyncAttempt> attempts,
    @Nullable Instant resumeAt,
    @Nullable String error) {
  public SyncReport {
    entities = List.copyOf(entities);
    attempts = List.copyOf(attempts);
  }
}
