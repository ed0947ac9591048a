package io.xeropulse.authz.password;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Hands out turns at hashing: so many at once, known sources before strangers, otherwise as they
 * came, and of one source no more than its share. Thread-safe.
 */
final class HashingTurns {
  private final HashingLimits limits;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Waiter> known = new ArrayDeque<>();
  private final Deque<Waiter> strangers = new ArrayDeque<>();
  private final Map<String, Integer> bySource = new HashMap<>();
  private int running;

  HashingTurns(HashingLimits limits) {
    this.limits = limits;
  }

  private static final class Waiter {
    final Condition turn;
    boolean served;

    Waiter(Condition turn) {
      this.turn = turn;
    }
  }

  /**
   * Waits for a turn; {@link #done} ends it.
   *
   * @param source where the work comes from, or empty for what has no source to be limited by
   * @param first whether it goes before strangers
   */
  void take(Optional<String> source, boolean first) {
    lock.lock();
    try {
      if (source.map(name -> bySource.getOrDefault(name, 0)).orElse(0) >= limits.perSource()) {
        throw new HashingBusyException();
      }
      source.ifPresent(name -> bySource.merge(name, 1, Integer::sum));
      boolean taken = false;
      try {
        enter(first ? known : strangers);
        taken = true;
      } finally {
        if (!taken) {
          forget(source);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Who waits has every place taken before, so a free place means that nobody waits. */
  private void enter(Deque<Waiter> lane) {
    if (running < limits.concurrent()) {
      running++;
      return;
    }
    if (lane.size() >= limits.waiting()) {
      throw new HashingBusyException();
    }
    Waiter waiter = new Waiter(lock.newCondition());
    lane.add(waiter);
    try {
      long left = limits.patience().toNanos();
      while (!waiter.served) {
        if (left <= 0) {
          lane.remove(waiter);
          throw new HashingBusyException();
        }
        left = waiter.turn.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      if (!lane.remove(waiter)) {
        next();
      }
      throw new HashingBusyException();
    }
  }

  void done(Optional<String> source) {
    lock.lock();
    try {
      forget(source);
      next();
    } finally {
      lock.unlock();
    }
  }

  /** How many wait. */
  int waiting() {
    lock.lock();
    try {
      return known.size() + strangers.size();
    } finally {
      lock.unlock();
    }
  }

  private void forget(Optional<String> source) {
    source.ifPresent(
        name -> bySource.computeIfPresent(name, (key, count) -> count > 1 ? count - 1 : null));
  }

  /** Hands a place on, so that who comes now does not overtake who waits. */
  private void next() {
    Waiter waiter = known.isEmpty() ? strangers.poll() : known.poll();
    if (waiter == null) {
      running--;
    } else {
      waiter.served = true;
      waiter.turn.signal();
    }
  }
}
