package io.xeropulse.core.sync.load;

/** Writes pages of facts. Implementations are thread-safe. */
public interface WarehouseLoader {

  /**
   * Writes a page: facts by their key, only where they changed; quarantine; watermark. All of it in
   * one transaction under the organization's row security.
   *
   * @param batch the page
   * @return what was written
   * @throws io.xeropulse.core.StaleFenceException if a newer session took the organization over;
   *     nothing was written
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached;
   *     nothing was written
   */
  LoadReceipt load(LoadBatch batch);
}
