package io.xeropulse.core.sync.proof;

import io.xeropulse.core.model.OrganizationId;

/**
 * A source that keeps a ledger of its own, by which ours is proved. Implementations are
 * thread-safe.
 */
public interface Provable {

  /**
   * The comparison of our ledger with the source's.
   *
   * @param organization whose books; no other's are compared
   * @return the tie-out, which asks nothing until it is used
   */
  TieOut tieOut(OrganizationId organization);
}
