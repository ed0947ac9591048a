package io.xeropulse.authz.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Counters of one process. Thread-safe. */
public final class InMemoryFailureCounters implements FailureCounters {
  private static final Comparator<Counter> OLDEST = Comparator.comparingLong(Counter::touched);

  private final int capacity;
  private final Map<String, Counter> newer = new LinkedHashMap<>();
  private final Map<String, Counter> older = new HashMap<>();
  private final TreeSet<Counter> cheapest =
      new TreeSet<>(Comparator.comparingInt(Counter::failures).thenComparing(OLDEST));
  private final TreeSet<Counter> ending =
      new TreeSet<>(Comparator.comparing(Counter::forgetAt).thenComparing(OLDEST));
  private long touches;

  /**
   * Creates empty counters.
   *
   * @param capacity how many keys are remembered at most
   */
  public InMemoryFailureCounters(int capacity) {
    this.capacity = capacity;
  }

  private record Counter(
      String key,
      int failures,
      Instant last,
      Instant forgetAt,
      int begun,
      Instant begunUntil,
      long touched) {
    int failuresAt(Instant now, Duration forgetAfter) {
      return now.isBefore(last.plus(forgetAfter)) ? failures : 0;
    }

    int begunAt(Instant now) {
      return now.isBefore(begunUntil) ? begun : 0;
    }
  }

  @Override
  public synchronized Failures read(String key) {
    Counter counter = find(key);
    return counter.failures() == 0
        ? Failures.NONE
        : new Failures(counter.failures(), counter.last());
  }

  @Override
  public synchronized Optional<Instant> begin(
      String key, Instant now, Duration forgetAfter, int most) {
    Counter before = find(key);
    int failures = before.failuresAt(now, forgetAfter);
    int begun = before.begunAt(now);
    if (failures + begun >= most) {
      return Optional.of(failures >= most ? before.last().plus(forgetAfter) : before.begunUntil());
    }
    Instant until = now.plus(ATTEMPT);
    Instant forgetAt = before.forgetAt().isAfter(until) ? before.forgetAt() : until;
    put(key, failures, before.last(), forgetAt, begun + 1, until);
    bound(now);
    return Optional.empty();
  }

  @Override
  public synchronized void abandon(String key) {
    Counter before = find(key);
    if (before.begun() > 0) {
      int begun = before.begun() - 1;
      put(key, before.failures(), before.last(), before.forgetAt(), begun, before.begunUntil());
    }
  }

  @Override
  public synchronized Failures add(String key, Instant now, Duration forgetAfter) {
    Counter before = find(key);
    int failures = before.failuresAt(now, forgetAfter) + 1;
    int begun = Math.max(0, before.begunAt(now) - 1);
    put(key, failures, now, now.plus(forgetAfter), begun, before.begunUntil());
    bound(now);
    return new Failures(failures, now);
  }

  @Override
  public synchronized void clear(String key) {
    newer.remove(key);
    forget(older.get(key));
  }

  /**
   * How many keys are remembered.
   *
   * @return at most the capacity
   */
  public synchronized int size() {
    return newer.size() + older.size();
  }

  private Counter find(String key) {
    Counter none = new Counter(key, 0, Instant.EPOCH, Instant.EPOCH, 0, Instant.EPOCH, 0);
    return newer.getOrDefault(key, older.getOrDefault(key, none));
  }

  private void put(
      String key, int failures, Instant last, Instant forgetAt, int begun, Instant begunUntil) {
    clear(key);
    newer.put(key, new Counter(key, failures, last, forgetAt, begun, begunUntil, ++touches));
    if (newer.size() > Math.max(1, capacity / 2)) {
      Counter oldest = newer.values().iterator().next();
      newer.remove(oldest.key());
      older.put(oldest.key(), oldest);
      cheapest.add(oldest);
      ending.add(oldest);
    }
  }

  private void bound(Instant now) {
    if (size() > capacity && !older.isEmpty()) {
      Counter first = ending.first();
      forget(first.forgetAt().isAfter(now) ? cheapest.first() : first);
    }
  }

  private void forget(@Nullable Counter counter) {
    if (counter != null) {
      older.remove(counter.key());
      cheapest.remove(counter);
      ending.remove(counter);
    }
  }
}
