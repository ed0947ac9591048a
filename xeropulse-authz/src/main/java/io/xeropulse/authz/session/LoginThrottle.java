package io.xeropulse.authz.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Slows down guessing without letting strangers lock people out: the hard lock holds for an account
 * at one address only; what holds for an account everywhere is a delay, and browsers known to the
 * account are spared it. Whether the account exists makes no difference. Thread-safe.
 */
final class LoginThrottle {
  private static final Duration MEMORY = Duration.ofHours(1);
  private static final int MAX_DOUBLINGS = 20;

  /**
   * The three counters of one attempt.
   *
   * @param pair account and address, or account and known browser
   * @param account the account everywhere
   * @param address the address, whatever the account
   * @param known whether the browser is known to the account
   */
  record Keys(String pair, String account, String address, boolean known) {
    static Keys of(String account, String address, Optional<String> device) {
      return new Keys(
          "pair:" + account + ":" + device.map(id -> "device:" + id).orElse("at:" + address),
          "account:" + account,
          "address:" + address,
          device.isPresent());
    }
  }

  private final FailureCounters counters;
  private final LoginLimits limits;

  LoginThrottle(FailureCounters counters, LoginLimits limits) {
    this.counters = counters;
    this.limits = limits;
  }

  /** Until when attempts are turned away, or empty when this one may go on; counts nothing. */
  Optional<Instant> blockedUntil(Keys keys, Instant now) {
    Instant until = locked(counters.read(keys.pair()));
    if (!keys.known()) {
      until = later(until, delayed(counters.read(keys.account()), limits.perAccount()));
      until = later(until, delayed(counters.read(keys.address()), limits.perAddress()));
    }
    return now.isBefore(until) ? Optional.of(until) : Optional.empty();
  }

  /**
   * Counts an attempt before it is checked, so that attempts made at once are all counted.
   *
   * @return the number of this attempt in a row for account and address
   */
  int count(Keys keys, Instant now) {
    return counters.add(keys.pair(), now, limits.lock()).count();
  }

  /** Counts a failure against the account and the address at large; successes do not count. */
  void failed(Keys keys, Instant now) {
    counters.add(keys.account(), now, MEMORY);
    counters.add(keys.address(), now, MEMORY);
  }

  boolean beyond(int attempt) {
    return attempt > limits.failures();
  }

  boolean locks(int attempt) {
    return attempt == limits.failures();
  }

  /** Whether the account has not been told of a lock within the last hour. */
  boolean shouldNotify(Keys keys, Instant now) {
    return counters.add("notice:" + keys.account(), now, MEMORY).count() == 1;
  }

  /** A success forgives the failures from the same place, no others. */
  void forgive(Keys keys) {
    counters.clear(keys.pair());
  }

  private Instant locked(Failures failures) {
    return failures.count() >= limits.failures()
        ? failures.last().plus(limits.lock())
        : Instant.MIN;
  }

  private Instant delayed(Failures failures, int free) {
    int beyond = failures.count() - free;
    if (beyond <= 0) {
      return Instant.MIN;
    }
    Duration delay = Duration.ofSeconds(1L << Math.min(beyond, MAX_DOUBLINGS));
    return failures.last().plus(delay.compareTo(limits.lock()) < 0 ? delay : limits.lock());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
