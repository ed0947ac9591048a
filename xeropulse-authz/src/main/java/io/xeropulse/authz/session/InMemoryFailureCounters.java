package io.xeropulse.authz.session;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counters of one process, the least recently touched forgotten first. Thread-safe. */
public final class InMemoryFailureCounters implements FailureCounters {
  private final int capacity;
  private final Map<String, Failures> counters = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * Creates empty counters.
   *
   * @param capacity how many keys are remembered at most
   */
  public InMemoryFailureCounters(int capacity) {
    this.capacity = capacity;
  }

  @Override
  public synchronized Failures read(String key) {
    return counters.getOrDefault(key, Failures.NONE);
  }

  @Override
  public synchronized Failures add(String key, Instant now, Duration forgetAfter) {
    Failures before = read(key);
    boolean forgotten = !now.isBefore(before.last().plus(forgetAfter));
    Failures after = new Failures(forgotten ? 1 : before.count() + 1, now);
    counters.put(key, after);
    if (counters.size() > capacity) {
      counters.remove(counters.keySet().iterator().next());
    }
    return after;
  }

  @Override
  public synchronized void clear(String key) {
    counters.remove(key);
  }

  /**
   * How many keys are remembered.
   *
   * @return at most the capacity
   */
  public synchronized int size() {
    return counters.size();
  }
}
