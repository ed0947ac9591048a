package io.xeropulse.core.sync;

import io.xeropulse.core.sync.state.SyncSession;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a sync session. Immutable.
 *
 * @param session the session
 * @param status how it ended
 * @param entities what it did, entity by entity, in the order of work
 * @param error what stopped it and what to do, or null
 */
public record SyncReport(
    SyncSession session, SyncStatus status, List<EntityReport> entities, @Nullable String error) {
  public SyncReport {
    entities = List.copyOf(entities);
  }
}
