package io.xeropulse.authz.session;

import io.xeropulse.authz.password.PasswordSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Slows down guessing without letting strangers lock people out: the hard lock holds for an account
 * at one address only; what holds for an account everywhere is a delay, and browsers known to the
 * account are spared it. Whether the account exists makes no difference. Thread-safe.
 */
final class LoginThrottle {
  private static final Duration MEMORY = Duration.ofHours(1);
  private static final int MAX_DOUBLINGS = 20;

  /**
   * The three counters of one attempt; addresses are counted by their {@link NetworkSource}.
   *
   * @param pair account and address, or account and known browser
   * @param account the account everywhere
   * @param address the address, whatever the account
   * @param known whether the browser is known to the account
   */
  record Keys(String pair, String account, String address, boolean known) {
    static Keys of(String account, String address, Optional<String> device) {
      String network = NetworkSource.of(address);
      return new Keys(
          "pair:" + account + ":" + device.map(id -> "device:" + id).orElse("at:" + network),
          "account:" + account,
          "address:" + network,
          device.isPresent());
    }

    /** By what hashing is limited: of known browsers the account, which may have many of them. */
    PasswordSource source() {
      return new PasswordSource(known ? account : address, known);
    }
  }

  private final FailureCounters counters;
  private final LoginLimits limits;
  private final Guesses guesses;

  LoginThrottle(FailureCounters counters, LoginLimits limits) {
    this.counters = counters;
    this.limits = limits;
    guesses = new Guesses(counters, limits);
  }

  /** Begins an attempt, or says until when none is heard; counts nothing. */
  Optional<Instant> begin(Keys keys, Instant now) {
    if (keys.known()) {
      Instant until = locked(counters.read(keys.pair()));
      return now.isBefore(until) ? Optional.of(until) : guesses.begin(keys.pair(), now);
    }
    Failures everywhere = counters.read(keys.account());
    Optional<Instant> blocked =
        blockedUntil(keys, everywhere, now).or(() -> guesses.begin(keys.pair(), now));
    return blocked.isPresent()
        ? blocked
        : guesses.judge(keys.pair(), () -> beginEverywhere(keys, everywhere, now));
  }

  private Optional<Instant> blockedUntil(Keys keys, Failures everywhere, Instant now) {
    Instant here =
        later(
            locked(counters.read(keys.pair())),
            delayed(counters.read(keys.address()), limits.perAddress()));
    Instant until = later(here, delayed(everywhere, limits.perAccount()));
    return now.isBefore(until) ? Optional.of(until) : Optional.empty();
  }

  /**
   * As many at once as may fail before the next delay: {@code everywhere} was read before the
   * delays were, so whatever failed since leaves room for fewer.
   */
  private Optional<Instant> beginEverywhere(Keys keys, Failures everywhere, Instant now) {
    boolean forgotten = !now.isBefore(everywhere.last().plus(MEMORY));
    int most = Math.max(limits.perAccount(), forgotten ? 0 : everywhere.count()) + 1;
    Optional<Instant> until = counters.begin(keys.account(), now, MEMORY, most);
    if (until.isPresent()) {
      guesses.abandon(keys.pair());
      Instant delay = delayed(counters.read(keys.account()), limits.perAccount());
      return Optional.of(
          now.isBefore(delay) ? delay : earlier(until.get(), now.plus(FailureCounters.ATTEMPT)));
    }
    return until;
  }

  /** Checks an attempt that began; when that throws, it counts as none. */
  <T> T judge(Keys keys, Supplier<T> check) {
    return guesses.judge(
        keys.pair(), keys.known() ? check : () -> guesses.judge(keys.account(), check));
  }

  /** Counts a failure; true when the account is locked at this address from now on. */
  boolean failed(Keys keys, Instant now) {
    boolean locked = guesses.wrong(keys.pair(), now);
    counters.add(keys.account(), now, MEMORY);
    counters.add(keys.address(), now, MEMORY);
    return locked;
  }

  /** Whether the account has not been told of a lock within the last hour. */
  boolean shouldNotify(Keys keys, Instant now) {
    return counters.add("notice:" + keys.account(), now, MEMORY).count() == 1;
  }

  /** A success forgives the failures from the same place, no others. */
  void forgive(Keys keys) {
    guesses.right(keys.pair());
    if (!keys.known()) {
      guesses.abandon(keys.account());
    }
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

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
