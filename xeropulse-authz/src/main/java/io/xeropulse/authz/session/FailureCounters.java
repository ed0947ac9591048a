package io.xeropulse.authz.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts failures by key. Its store is bounded: when it is full, keys are forgotten that count for
 * nothing any more, then those with the fewest failures, of these the oldest; but the newer half of
 * all keys stays. So a flood of keys forgets its own. Implementations are thread-safe.
 */
public interface FailureCounters {
  /** How long an attempt that began is waited for; one whose process died is then forgotten. */
  Duration ATTEMPT = Duration.ofSeconds(30);

  /**
   * Begins an attempt, in one step, unless the failures and the attempts that began already are as
   * many as are borne. {@link #add}, {@link #abandon} or {@link #clear} ends it.
   *
   * @param key the key
   * @param now the time
   * @param forgetAfter failures are forgotten when the last one is as old as this
   * @param most how many failures are borne
   * @return empty when it began, or until when none may
   */
  Optional<Instant> begin(String key, Instant now, Duration forgetAfter, int most);

  /**
   * Ends an attempt that told nothing, as if it had not been.
   *
   * @param key the key
   */
  void abandon(String key);

  /**
   * Reads a counter.
   *
   * @param key the key
   * @return what was counted
   */
  Failures read(String key);

  /**
   * Counts one more failure, in one step, and ends an attempt that began, if any.
   *
   * @param key the key
   * @param now the time
   * @param forgetAfter counting starts anew when the last failure is as old as this
   * @return what is counted now, this one included
   */
  Failures add(String key, Instant now, Duration forgetAfter);

  /**
   * Forgets a counter and what began under it.
   *
   * @param key the key
   */
  void clear(String key);
}
