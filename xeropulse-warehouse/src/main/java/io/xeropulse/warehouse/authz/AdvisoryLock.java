package io.xeropulse.warehouse.authz;

import io.xeropulse.core.model.OrganizationId;
import org.jdbi.v3.core.Handle;

/**
 * Locks a matter of one organization until the transaction ends, where there may be no row yet to
 * lock. Two that share a hash wait for one another without need, no more.
 */
final class AdvisoryLock {
  private AdvisoryLock() {}

  static void take(Handle handle, String matter, OrganizationId organization) {
    handle.execute(
        "select pg_advisory_xact_lock(hashtextextended(?, 0))",
        "xeropulse/" + matter + "/" + organization);
  }
}
