package io.xeropulse.core.sync;

import io.xeropulse.core.StaleFenceException;
import io.xeropulse.core.XeroPulseException;
import org.jspecify.annotations.Nullable;

/**
 * Whether a session is to end before everything is read: somebody cancelled it, it lost its turn,
 * or something happened that nobody expected. Each entity then ends after its page at hand.
 * Thread-safe.
 */
final class EarlyEnd {
  private final Cancellation cancellation;
  private volatile @Nullable StaleFenceException lostTurn;
  private volatile boolean broken;

  EarlyEnd(Cancellation cancellation) {
    this.cancellation = cancellation;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  /** Why an entity failed may concern all: nothing that they read can be written any more. */
  void after(XeroPulseException failure) {
    if (failure instanceof StaleFenceException stale) {
      lostTurn = stale;
    }
  }

  /** Something that is no failure of a source or the warehouse: the session cannot go on. */
  void broken() {
    broken = true;
  }

  boolean requested() {
    return cancellation.requested() || lostTurn != null || broken;
  }

  /** Why nothing that is read can be written any more, or null. */
  @Nullable StaleFenceException lostTurn() {
    return lostTurn;
  }

  /** Ends an entity that was not read to its end. */
  void stop(EntityProgress progress) {
    XeroPulseException lost = lostTurn;
    if (lost == null && cancellation.requested()) {
      progress.stopped(SyncStatus.CANCELLED, "Cancelled; the pages loaded before stay");
    } else {
      String why = lost == null ? "The session broke off" : lost.getMessage();
      progress.stopped(SyncStatus.FAILED, why);
    }
  }
}
