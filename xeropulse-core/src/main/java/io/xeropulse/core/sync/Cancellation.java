package io.xeropulse.core.sync;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets somebody stop a sync: it ends after the page at hand, with that page loaded. Thread-safe.
 */
public final class Cancellation {
  private final CountDownLatch asked = new CountDownLatch(1);

  /** Creates a cancellation that nobody has asked for yet. */
  public Cancellation() {}

  /** Asks the sync to stop; asking again changes nothing. */
  public void cancel() {
    asked.countDown();
  }

  /**
   * Whether the sync was asked to stop.
   *
   * @return true once it was
   */
  public boolean requested() {
    return asked.getCount() == 0;
  }

  /**
   * Waits until the time is over or somebody cancels.
   *
   * @param wait how long at most
   * @return true if the sync was cancelled
   * @throws InterruptedException if the thread is interrupted
   */
  public boolean await(Duration wait) throws InterruptedException {
    return asked.await(wait.toNanos(), TimeUnit.NANOSECONDS);
  }
}
