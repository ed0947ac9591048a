package io.xeropulse.sandbox.limit;

/**
 * How many calls are let through; immutable.
 *
 * @param perMinute per tenant and minute
 * @param perDay per tenant and day
 * @param appPerMinute over all tenants per minute
 * @param concurrent per tenant at once
 * @param enforced whether further calls are refused, rather than only counted
 */
public record Limits(
    int perMinute, int perDay, int appPerMinute, int concurrent, boolean enforced) {

  /**
   * Xero's limits.
   *
   * @return 60 a minute, 5,000 a day, 10,000 a minute over all tenants, 5 at once
   */
  public static Limits xero() {
    return new Limits(60, 5_000, 10_000, 5, true);
  }

  /**
   * Xero's limits on its starter tier.
   *
   * @return as {@link #xero()}, but 1,000 a day
   */
  public static Limits starter() {
    return new Limits(60, 1_000, 10_000, 5, true);
  }

  /**
   * Xero's limits, told in headers but not enforced.
   *
   * @return limits that refuse nothing
   */
  public static Limits counted() {
    return new Limits(60, 5_000, 10_000, 5, false);
  }
}
