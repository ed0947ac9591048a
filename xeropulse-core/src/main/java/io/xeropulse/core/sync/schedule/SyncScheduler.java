package io.xeropulse.core.sync.schedule;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.trigger.Trigger;

/**
 * Runs organizations' syncs when they are due or asked for, one at a time for each organization.
 * Implementations are thread-safe.
 */
public interface SyncScheduler extends AutoCloseable {

  /**
   * Takes an organization in: its first sync is due at once if it was never read to its end or
   * missed a run, else at the next time of its business hours, or when a suspended one goes on. One
   * that is known already stays as it is. Until everything was read to its end once, its planned
   * syncs are a {@link Trigger.StartUp}, and each goes on where the one before it stopped.
   *
   * @param organization whose syncs
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached
   */
  void add(OrganizationId organization);

  /**
   * Plans no more syncs of an organization; one that runs goes on to its end.
   *
   * @param organization whose syncs
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached
   */
  void remove(OrganizationId organization);

  /**
   * Asks for a sync as soon as may be: at once, when the one that runs is done, or when a limit
   * that suspended it ends. The same request twice, and webhooks that wait together, make one sync.
   * It is kept until it was done, another sync did it, or it was given up, which is news.
   *
   * @param organization whose data, known to this scheduler
   * @param trigger what is wanted
   * @throws io.xeropulse.core.InvalidConfigurationException if the organization was not added, or a
   *     publication is asked for
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached
   */
  void request(OrganizationId organization, Trigger trigger);

  /**
   * Begins to run what is due; a second call does nothing.
   *
   * @throws io.xeropulse.core.InvalidConfigurationException if its tables are not there yet
   */
  void start();

  /**
   * Ends within the time that the scheduler was built with: running syncs stop after the page at
   * hand and are due at once for whoever starts next. A second call does nothing.
   */
  @Override
  void close();
}
