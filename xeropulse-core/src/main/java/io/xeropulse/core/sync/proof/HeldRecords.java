package io.xeropulse.core.sync.proof;

import io.xeropulse.core.model.OrganizationId;

/** Reads what the warehouse holds of an organization's books. Implementations are thread-safe. */
@FunctionalInterface
public interface HeldRecords {

  /**
   * Reads everything at one instant, so that no two parts of it are of different moments.
   *
   * @param organization whose
   * @return what is held
   * @throws io.xeropulse.core.InvalidConfigurationException if the organization's profile was never
   *     loaded
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached
   */
  Held of(OrganizationId organization);
}
