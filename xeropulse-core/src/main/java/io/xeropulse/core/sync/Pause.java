package io.xeropulse.core.sync;

import java.time.Duration;

/** How a sync waits between two attempts; tests hand in one that does not. Thread-safe. */
@FunctionalInterface
public interface Pause {
  /** Waits in real time, and no longer than until the sync is cancelled. */
  Pause REAL = (wait, cancellation) -> cancellation.await(wait);

  /**
   * Waits.
   *
   * @param wait how long; a minute at most unless the recovery policy says otherwise
   * @param cancellation ends the waiting early
   * @throws InterruptedException if the thread is interrupted
   */
  void await(Duration wait, Cancellation cancellation) throws InterruptedException;
}
