package io.xeropulse.authz.session;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Bounds guesses at a password: so many wrong ones under a key, those at once included, and then
 * none until the lock ends. Only a verdict counts. Thread-safe.
 */
final class Guesses {
  private final FailureCounters counters;
  private final LoginLimits limits;

  Guesses(FailureCounters counters, LoginLimits limits) {
    this.counters = counters;
    this.limits = limits;
  }

  /** Begins a guess, or says until when none is heard. */
  Optional<Instant> begin(String key, Instant now) {
    return counters.begin(key, now, limits.lock(), limits.failures());
  }

  /** Checks a guess that began; when that throws, nothing was told and nothing counts. */
  <T> T judge(String key, Supplier<T> check) {
    try {
      return check.get();
    } catch (RuntimeException | Error e) {
      try {
        counters.abandon(key);
      } catch (RuntimeException unreachable) {
        e.addSuppressed(unreachable); // what began is forgotten by itself
      }
      throw e;
    }
  }

  /** Counts a wrong guess; true when it was the last that is borne. */
  boolean wrong(String key, Instant now) {
    return counters.add(key, now, limits.lock()).count() == limits.failures();
  }

  /** Forgives the wrong guesses under a key. */
  void right(String key) {
    counters.clear(key);
  }
}
