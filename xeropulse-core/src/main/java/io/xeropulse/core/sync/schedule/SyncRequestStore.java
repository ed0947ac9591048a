package io.xeropulse.core.sync.schedule;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.trigger.Trigger;
import java.time.Instant;
import java.util.List;

/** Keeps the syncs that were asked for until they are done. Implementations are thread-safe. */
public interface SyncRequestStore {

  /**
   * Keeps a request.
   *
   * @param organization whose data
   * @param trigger what is wanted
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached
   */
  void add(OrganizationId organization, Trigger trigger);

  /**
   * Lists what waits.
   *
   * @param organization whose requests
   * @return the requests, oldest first
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached
   */
  List<SyncRequest> waiting(OrganizationId organization);

  /**
   * Forgets what a session has done, or what is given up.
   *
   * @param session the session
   * @param done the requests that it answered, or that no other one will
   * @throws io.xeropulse.core.StaleFenceException if a newer session took the organization over;
   *     nothing is forgotten
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached
   */
  void answer(SyncSession session, List<SyncRequest> done);

  /**
   * Keeps what a session failed to do, to be tried again.
   *
   * @param session the session
   * @param failed the requests; each has one try more from now on
   * @param notBefore when they are tried again
   * @throws io.xeropulse.core.StaleFenceException if a newer session took the organization over;
   *     nothing is changed
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached
   */
  void postpone(SyncSession session, List<SyncRequest> failed, Instant notBefore);

  /**
   * Keeps what an error broke off, to be tried again, whichever session it was.
   *
   * @param organization whose requests
   * @param failed the requests; each has one try more from now on
   * @param notBefore when they are tried again
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached
   */
  void postpone(OrganizationId organization, List<SyncRequest> failed, Instant notBefore);

  /**
   * Forgets what no session could even begin with, such as a request for an unknown entity, or what
   * an error broke off too often.
   *
   * @param organization whose requests
   * @param impossible the requests
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached
   */
  void refuse(OrganizationId organization, List<SyncRequest> impossible);
}
