package io.xeropulse.core.sync.load;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Entity;

/** Writes pages of facts. Implementations are thread-safe. */
public interface WarehouseLoader {

  /**
   * Writes a page: facts by their key, only where they changed; quarantine; the page's total, if it
   * brought any record; watermark; how far a backfill is. All of it in one transaction under the
   * organization's row security.
   *
   * @param batch the page
   * @return what was written and is held
   * @throws io.xeropulse.core.StaleFenceException if a newer session took the organization over;
   *     nothing was written
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached;
   *     nothing was written
   */
  LoadedPage load(LoadBatch batch);

  /**
   * Removes rows that a complete reading no longer sent, unless they are more than a set share of
   * what it covers: then nothing is removed and the receipt says how many were withheld.
   *
   * @param sweep what was read and seen
   * @return what was removed or withheld
   * @throws io.xeropulse.core.StaleFenceException if a newer session took the organization over;
   *     nothing was removed
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached;
   *     nothing was removed
   */
  SweepReceipt sweep(Sweep sweep);

  /**
   * How many records of an entity the warehouse has, loaded or in quarantine, each once.
   *
   * @param organization whose
   * @param entity of what
   * @return how many; -1 if the tables do not tell the entity's records from others
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached
   */
  long held(OrganizationId organization, Entity entity);

  /**
   * What waits in quarantine.
   *
   * @param organization whose
   * @param entity of what
   * @return what waits; {@link Waiting#NOTHING} if nothing does
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached
   */
  Waiting waiting(OrganizationId organization, Entity entity);

  /**
   * Lets records out of quarantine that are gone. One that is repaired leaves it with the page in
   * which it comes.
   *
   * @param release which
   * @throws io.xeropulse.core.StaleFenceException if a newer session took the organization over;
   *     nothing was let out
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached;
   *     nothing was let out
   */
  void release(Release release);
}
