package io.xeropulse.authz.memory;

import io.xeropulse.authz.Transactions;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * All stores in memory. Transactions run one at a time and are undone when they throw. Thread-safe.
 */
public final class InMemoryStore implements Transactions<InMemoryTables> {
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Deque<Runnable> undo = Rows.undoLog();
  private final InMemoryTables tables = new InMemoryTables(undo);

  /** Creates an empty store. */
  public InMemoryStore() {}

  @Override
  public <T> T run(Function<? super InMemoryTables, ? extends T> work) {
    if (lock.isHeldByCurrentThread()) {
      throw new IllegalStateException("A transaction is under way in this thread already");
    }
    lock.lock();
    boolean done = false;
    try {
      T result = work.apply(tables);
      done = true;
      return result;
    } finally {
      while (!done && !undo.isEmpty()) {
        undo.pop().run();
      }
      undo.clear();
      lock.unlock();
    }
  }
}
