package io.xeropulse.core.sync.state;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Watermark;
import java.util.Optional;

/**
 * Reads how far entities are. That is written by {@link
 * io.xeropulse.core.sync.load.WarehouseLoader}, with the page they belong to. Implementations are
 * thread-safe.
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

  /**
   * The backfill of an entity.
   *
   * @param organization whose
   * @param entity of what
   * @return how far it is; empty if none was ever planned
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached
   */
  Optional<Backfill> backfill(OrganizationId organization, Entity entity);
}
