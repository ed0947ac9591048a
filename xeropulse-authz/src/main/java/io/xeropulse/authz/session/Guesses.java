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
      abandon(key).ifPresent(e::addSuppressed);
      throw e;
    }
  }

  /** Ends a guess that counts as none; what came in between, as it is forgotten by itself. */
  Optional<RuntimeException> abandon(String key) {
    try {
      counters.abandon(key);
      return Optional.empty();
    } catch (RuntimeException unreachable) {
      return Optional.of(unreachable);
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
