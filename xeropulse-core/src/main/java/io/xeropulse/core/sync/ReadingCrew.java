package io.xeropulse.core.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The threads that work an attempt's queue off: the caller's, and as many more as may read at once.
 * All of them have ended when {@link #workOff} returns or throws.
 */
final class ReadingCrew {
  private final EntityQueue queue;
  private final Consumer<EntityQueue.Work> read;
  private final EarlyEnd end;
  private final AtomicReference<@Nullable Throwable> unexpected = new AtomicReference<>();

  /**
   * @param read reads one entity; what it throws is expected by nobody and ends the session
   */
  ReadingCrew(EntityQueue queue, Consumer<EntityQueue.Work> read, EarlyEnd end) {
    this.queue = queue;
    this.read = read;
    this.end = end;
  }

  void workOff(int atOnce) {
    Map<String, String> logContext = MDC.getCopyOfContextMap();
    List<Thread> others = new ArrayList<>();
    for (int number = 2; number <= Math.min(atOnce, queue.size()); number++) {
      Thread other = new Thread(() -> join(logContext), "xeropulse-sync-" + number);
      other.setDaemon(true);
      others.add(other);
    }
    try {
      others.forEach(Thread::start);
      work();
    } catch (Throwable noThread) {
      end.broken();
      throw noThread;
    } finally {
      await(others);
    }
    Throwable thrown = unexpected.get();
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
  }

  private void join(@Nullable Map<String, String> logContext) {
    if (logContext != null) {
      MDC.setContextMap(logContext);
    }
    work();
  }

  private void work() {
    try {
      for (EntityQueue.Work work = queue.next(); work != null; work = queue.next()) {
        work(work);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("CatchingUnchecked") // thrown again by workOff, on the caller's thread
  private void work(EntityQueue.Work work) {
    try {
      read.accept(work);
    } catch (RuntimeException | Error thrown) {
      end.broken();
      if (!unexpected.compareAndSet(null, thrown)) {
        suppress(thrown);
      }
    } finally {
      queue.over(work);
    }
  }

  private void suppress(Throwable later) {
    Throwable first = unexpected.get();
    if (first != null && first != later) {
      first.addSuppressed(later);
    }
  }

  /** Whoever interrupts the caller means all of them; it still waits until they let go. */
  private static void await(List<Thread> others) {
    boolean interrupted = Thread.interrupted();
    if (interrupted) {
      others.forEach(Thread::interrupt);
    }
    for (Thread other : others) {
      while (other.isAlive()) {
        try {
          other.join();
        } catch (InterruptedException e) {
          interrupted = true;
          others.forEach(Thread::interrupt);
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
