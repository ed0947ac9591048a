package io.xeropulse.core.sync;

import io.xeropulse.core.AuthenticationException;
import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.RateLimitException;
import io.xeropulse.core.XeroPulseException;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When a failed source is tried again: at once in this session, at an instant in a later one, or
 * not before somebody acts. Immutable; as thread-safe as its randomness.
 *
 * <p>A rate limit waits for max(what the source asked for, min({@code longestRateWait}, {@code
 * firstRateWait} · 2<sup>n</sup>)) plus up to a tenth of it; an expired login is tried once more,
 * for a new token; other passing failures wait {@code otherWait}. A wait longer than {@code
 * longestPause} suspends the session instead.
 *
 * @param attempts how often a source is tried in one session, the first time included; at least 1
 * @param firstRateWait the shortest wait after a rate limit
 * @param longestRateWait where its doubling ends
 * @param otherWait the wait after any other passing failure
 * @param longestPause the longest wait within a session
 * @param jitter what spreads waiting organizations over time
 */
public record RecoveryPolicy(
    int attempts,
    Duration firstRateWait,
    Duration longestRateWait,
    Duration otherWait,
    Duration longestPause,
    RandomGenerator jitter) {
  private static final int LARGEST_DOUBLING = 16;

  /**
   * Refuses a policy that tries nothing.
   *
   * @throws InvalidConfigurationException if there is no attempt or a wait is negative
   */
  public RecoveryPolicy {
    if (attempts < 1) {
      throw new InvalidConfigurationException(
          "A sync needs at least one attempt, not %d".formatted(attempts));
    }
    if (firstRateWait.isNegative()
        || longestRateWait.isNegative()
        || otherWait.isNegative()
        || longestPause.isNegative()) {
      throw new InvalidConfigurationException("A wait between attempts must not be negative");
    }
  }

  /**
   * Five attempts; 30, 60, 120, 240 and then 300 s after a rate limit, 5 s after other failures; a
   * wait of more than five minutes, or a fifth limit, suspends.
   *
   * @param jitter what spreads waiting organizations over time
   * @return the policy
   */
  public static RecoveryPolicy standard(RandomGenerator jitter) {
    return new RecoveryPolicy(
        5,
        Duration.ofSeconds(30),
        Duration.ofSeconds(300),
        Duration.ofSeconds(5),
        Duration.ofSeconds(300),
        jitter);
  }

  /**
   * The same with another number of attempts.
   *
   * @param tries how often a source is tried in one session, the first time included; at least 1
   * @return a policy
   * @throws InvalidConfigurationException if there is no attempt
   */
  public RecoveryPolicy withAttempts(int tries) {
    return new RecoveryPolicy(
        tries, firstRateWait, longestRateWait, otherWait, longestPause, jitter);
  }

  Recovery after(XeroPulseException error, int attempt, Instant now) {
    boolean last = attempt >= attempts;
    if (error instanceof AuthenticationException) {
      return attempt == 1 && !last ? new Recovery.Again(Duration.ZERO) : new Recovery.Never();
    }
    if (!error.retryable()) {
      return new Recovery.Never();
    }
    Duration asked = error.retryAfter().orElse(Duration.ZERO);
    boolean rate = error instanceof RateLimitException;
    Duration wait = longer(asked, rate ? doubled(attempt) : otherWait);
    if (wait.compareTo(longestPause) > 0 || (rate && last)) {
      return new Recovery.Later(now.plus(jittered(wait)));
    }
    return last ? new Recovery.Never() : new Recovery.Again(rate ? jittered(wait) : wait);
  }

  private Duration doubled(int attempt) {
    Duration doubled = firstRateWait.multipliedBy(1L << Math.min(attempt - 1, LARGEST_DOUBLING));
    return doubled.compareTo(longestRateWait) < 0 ? doubled : longestRateWait;
  }

  private Duration jittered(Duration wait) {
    return wait.plusMillis(jitter.nextLong(wait.toMillis() / 10 + 1));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }
}
