package io.xeropulse.xero.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How a thread waits, for a limit's window to move on or before it tries again; a test hands in one
 * that moves its clock instead. Implementations are thread-safe.
 */
@FunctionalInterface
public interface Pause {

  /**
   * Waits.
   *
   * @param duration how long, above zero
   * @throws InterruptedException if the thread is interrupted
   */
  void await(Duration duration) throws InterruptedException;

  /**
   * Real waiting.
   *
   * @return a pause that lasts as long as it says
   */
  static Pause real() {
    return duration -> {
      boolean neverOpened = new CountDownLatch(1).await(duration.toNanos(), TimeUnit.NANOSECONDS);
      assert !neverOpened;
    };
  }
}
