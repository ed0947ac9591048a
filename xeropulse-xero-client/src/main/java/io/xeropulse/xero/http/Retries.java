package io.xeropulse.xero.http;

import io.xeropulse.core.InvalidConfigurationException;
import java.time.Duration;

/**
 * How often, and after which wait, a failed read is tried again. A sync pipeline above tries again
 * too; the two do not multiply, since five failures in a row spare the tenant for a minute, after
 * which one call a minute tries. Immutable.
 *
 * @param attempts tries in all, the first included, at least 1
 * @param errorDelay wait after a network failure or a 5xx
 * @param limitDelay wait after the first 429; doubled after each further one, and never shorter
 *     than what Xero asks for
 * @param longestWait the longest wait of all; a limit spent for longer ends the call at once
 */
public record Retries(
    int attempts, Duration errorDelay, Duration limitDelay, Duration longestWait) {
  public Retries {
    if (attempts < 1
        || errorDelay.isNegative()
        || limitDelay.isNegative()
        || longestWait.isNegative()) {
      throw new InvalidConfigurationException(
          "Retries need at least 1 attempt and no negative wait: %d, %s, %s, %s"
              .formatted(attempts, errorDelay, limitDelay, longestWait));
    }
  }

  /**
   * Five attempts, 5 s after errors, 30 s doubling up to 300 s after 429.
   *
   * @return the defaults
   */
  public static Retries standard() {
    return new Retries(5, Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(300));
  }

  /**
   * One attempt.
   *
   * @return settings that never retry
   */
  public static Retries none() {
    return new Retries(1, Duration.ZERO, Duration.ZERO, Duration.ZERO);
  }
}
