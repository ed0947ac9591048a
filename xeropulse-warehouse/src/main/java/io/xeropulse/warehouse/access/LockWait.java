package io.xeropulse.warehouse.access;

import io.xeropulse.core.StorageUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;

/**
 * Waits for what another transaction has locked, for a bounded time and mostly without a
 * connection: a transaction that met a lock gives its connection back and begins anew after a
 * while, so that those who wait for one organization leave the pool to the others. Immutable and
 * thread-safe.
 */
public final class LockWait {
  /** How long a transaction waits at a lock before it gives its connection back. */
  private static final String AT_THE_LOCK = "500ms";

  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final long FIRST_PAUSE_MS = 50;
  private static final long LONGEST_PAUSE_MS = 500;

  private final Duration limit;

  /**
   * A bounded wait.
   *
   * @param limit how long a call waits in all, above zero
   */
  public LockWait(Duration limit) {
    this.limit = limit;
  }

  /**
   * What a transaction sets at its beginning, as PostgreSQL's {@code lock_timeout}.
   *
   * @return a time with its unit
   */
  public static String atTheLock() {
    return AT_THE_LOCK;
  }

  /**
   * Runs a transaction until it meets no lock.
   *
   * @param <T> what it yields
   * @param whose whose work it is, without personal data
   * @param transaction runs it from its beginning; connects anew each time
   * @return what it yields
   * @throws StorageUnavailableException if the lock is still held when the limit is over, or the
   *     thread is interrupted
   */
  public <T> T run(String whose, Supplier<T> transaction) {
    long began = System.nanoTime();
    long pause = FIRST_PAUSE_MS;
    while (true) {
      try {
        return transaction.get();
      } catch (JdbiException e) {
        if (!metALock(e)) {
          throw e;
        }
        if (System.nanoTime() - began >= limit.toNanos()) {
          throw new StorageUnavailableException(
              "%s: waited %s for what another call has locked; try again later"
                  .formatted(whose, limit),
              e);
        }
      }
      pause(whose, pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
    }
  }

  private static void pause(String whose, long milliseconds) {
    try {
      boolean neverOpened = new CountDownLatch(1).await(milliseconds, TimeUnit.MILLISECONDS);
      if (neverOpened) {
        throw new IllegalStateException("Nobody opens this latch");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageUnavailableException(
          whose + ": interrupted while waiting for what another call has locked", e);
    }
  }

  private static boolean metALock(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
