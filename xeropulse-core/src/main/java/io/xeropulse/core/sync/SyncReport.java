package io.xeropulse.core.sync;

import io.xeropulse.core.sync.proof.Certificate;
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
 * @param error why it is not complete and what to do; null only if it is
 * @param remaining what it left to be done by a later session
 * @param certificate how its books compare with the source's own, or null if they were not compared
 */
public record SyncReport(
    SyncSession session,
    SyncStatus status,
    List<EntityReport> entities,
    List<SyncAttempt> attempts,
    @Nullable Instant resumeAt,
    @Nullable String error,
    Remaining remaining,
    @Nullable Certificate certificate) {
  public SyncReport {
    entities = List.copyOf(entities);
    attempts = List.copyOf(attempts);
  }

  /**
   * The outcome of a session that was not proved.
   *
   * @param session the session
   * @param status how it ended
   * @param entities what it did, entity by entity, in the order of work
   * @param attempts its tries
   * @param resumeAt when a suspended session is to be taken up again, or null
   * @param error why it is not complete, or null
   * @param remaining what it left to be done by a later session
   */
  public SyncReport(
      SyncSession session,
      SyncStatus status,
      List<EntityReport> entities,
      List<SyncAttempt> attempts,
      @Nullable Instant resumeAt,
      @Nullable String error,
      Remaining remaining) {
    this(session, status, entities, attempts, resumeAt, error, remaining, null);
  }

  /**
   * The outcome of a session that left nothing to be done.
   *
   * @param session the session
   * @param status how it ended
   * @param entities what it did, entity by entity, in the order of work
   * @param attempts its tries
   * @param resumeAt when a suspended session is to be taken up again, or null
   * @param error why it is not complete, or null
   */
  public SyncReport(
      SyncSession session,
      SyncStatus status,
      List<EntityReport> entities,
      List<SyncAttempt> attempts,
      @Nullable Instant resumeAt,
      @Nullable String error) {
    this(session, status, entities, attempts, resumeAt, error, Remaining.NOTHING);
  }
}
