package io.xeropulse.authz.session;

import java.time.Duration;
import java.time.Instant;

/**
 * Counts attempts by key. Its store is bounded: when it is full, keys that were not touched for
 * longest are forgotten. Implementations are thread-safe.
 */
public interface FailureCounters {

  /**
   * Reads a counter.
   *
   * @param key the key
   * @return what was counted
   */
  Failures read(String key);

  /**
   * Counts one more, in one step.
   *
   * @param key the key
   * @param now the time
   * @param forgetAfter counting starts anew when the last attempt is as old as this
   * @return what is counted now, this one included
   */
  Failures add(String key, Instant now, Duration forgetAfter);

  /**
   * Forgets a counter.
   *
   * @param key the key
   */
  void clear(String key);
}
