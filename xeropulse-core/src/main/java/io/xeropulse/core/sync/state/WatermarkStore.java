package io.xeropulse.core.sync.state;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Watermark;

/**
 * Reads watermarks. They are written by {@link io.xeropulse.core.sync.load.WarehouseLoader}, with
 * the page they belong to. Implementations are thread-safe.
 */
public interface WatermarkStore {

  /**
   * The watermark of an entity.
   *
   * @param organization whose
   * @param entity of what
   * @return the watermark; {@link Watermark#NONE} before the first load
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached
   */
  Watermark watermark(OrganizationId organization, Entity entity);
}
