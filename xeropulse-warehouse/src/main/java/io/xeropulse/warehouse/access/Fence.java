package io.xeropulse.warehouse.access;

import io.xeropulse.core.sync.state.SyncSession;
import org.jdbi.v3.core.Handle;

/**
 * The second lock on an organization's sync: a session that lost its turn writes nothing. Whatever
 * a session writes takes it first and keeps it to the end, so that pages of several entities which
 * are ready at the same time follow one another, and no two ever wait for each other.
 */
public final class Fence {
  private Fence() {}

  /** Raised by {@code hold_turn}. */
  static final String STALE = "XP001";

  static final String HOLD = "select hold_turn(?)";

  /**
   * Makes sure that the session still has its turn, and that it keeps it, alone, until the
   * transaction ends.
   *
   * @param handle a transaction of {@link TenantTransactions}
   * @param session the session
   * @throws io.xeropulse.core.StaleFenceException once the transaction is over, if a newer session
   *     began
   */
  public static void hold(Handle handle, SyncSession session) {
    handle.createQuery(HOLD).bind(0, session.fence()).mapTo(Long.class).one();
  }

  /**
   * The same for a round trip: if a newer session began, nothing of it takes effect.
   *
   * @param trip the round trip; what is added later runs behind the fence
   * @param session the session
   */
  public static void hold(RoundTrip trip, SyncSession session) {
    trip.add(HOLD, session.fence());
  }
}
