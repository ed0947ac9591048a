package io.xeropulse.core.sync.state;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.trigger.Trigger;

/** Remembers sync sessions. Implementations are thread-safe. */
public interface SyncSessionStore {

  /**
   * Opens a session and takes the organization's turn: any older session's fence is stale from now
   * on, and one that was never closed counts as failed.
   *
   * @param organization whose data will be synced
   * @param trigger what started it
   * @return the session
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached
   */
  SyncSession begin(OrganizationId organization, Trigger trigger);

  /**
   * Closes a session with what it did. One that lost its turn was closed already and stays as it
   * is.
   *
   * @param session the session
   * @param report its outcome, also when it failed
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached
   */
  void finish(SyncSession session, SyncReport report);

  /**
   * How many records an earlier session found of an entity, to notice when none come any more.
   *
   * @param session the session that is running, which does not count
   * @param entity of what
   * @return what the last session that read the entity to its end fetched; 0 if none did
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached
   */
  long fetchedBefore(SyncSession session, Entity entity);
}
