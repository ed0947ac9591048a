package io.xeropulse.xero.http;

import io.xeropulse.core.InvalidConfigurationException;

/**
 * How fast a source may be asked. Immutable.
 *
 * @param concurrent calls in flight per tenant, at least 1
 * @param perMinute calls per tenant in any 60 seconds, at least 1
 * @param perDay calls per tenant and day until an answer's headers say how many are left, at least
 *     1
 * @param appPerMinute calls of the whole app, over all tenants, in any 60 seconds, at least 1
 */
public record RateLimits(int concurrent, int perMinute, int perDay, int appPerMinute) {
  public RateLimits {
    if (Math.min(Math.min(concurrent, perMinute), Math.min(perDay, appPerMinute)) < 1) {
      throw new InvalidConfigurationException(
          "Every rate limit must be at least 1: concurrent %d, per minute %d, per day %d, app %d"
              .formatted(concurrent, perMinute, perDay, appPerMinute));
    }
  }

  /**
   * Xero's published limits: 5 at once, 60 a minute, 5,000 a day, 10,000 a minute for the app.
   *
   * @return the limits
   */
  public static RateLimits xero() {
    return new RateLimits(5, 60, 5_000, 10_000);
  }

  /** Whether there is a limit to learn about from answers; a sandbox only tells of Xero's. */
  boolean bounded() {
    return perMinute != Integer.MAX_VALUE;
  }

  /**
   * No limit, for a sandbox on the own machine.
   *
   * @return limits that are never reached, whatever the answers say is left
   */
  public static RateLimits unlimited() {
    return new RateLimits(
        Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  /**
   * The same limits with another day budget, such as 1,000 on Xero's Starter tier.
   *
   * @param calls calls per tenant and day, at least 1
   * @return new limits
   */
  public RateLimits withPerDay(int calls) {
    return new RateLimits(concurrent, perMinute, calls, appPerMinute);
  }
}
