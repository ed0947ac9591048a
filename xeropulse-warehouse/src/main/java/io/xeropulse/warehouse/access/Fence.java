package io.xeropulse.warehouse.access;

import io.xeropulse.core.StaleFenceException;
import io.xeropulse.core.sync.state.SyncSession;
import org.jdbi.v3.core.Handle;

/** The second lock on an organization's sync: a session that lost its turn writes nothing. */
public final class Fence {
  private Fence() {}

  /**
   * Makes sure that the session still has its turn, and that it keeps it until the transaction
   * ends.
   *
   * @param handle a transaction of {@link TenantTransactions}
   * @param session the session
   * @throws StaleFenceException if a newer session began
   */
  public static void hold(Handle handle, SyncSession session) {
    long fence =
        handle
            .createQuery(
                "select fence from xeropulse.organization where organization_id = :organization for"
                    + " share")
            .bind("organization", session.organization().value())
            .mapTo(Long.class)
            .findOne()
            .orElse(-1L);
    if (fence != session.fence()) {
      throw new StaleFenceException(
          "organization %s: session %s lost its turn to a newer one and wrote nothing; let the newer one finish"
              .formatted(session.organization(), session.id()));
    }
  }
}
