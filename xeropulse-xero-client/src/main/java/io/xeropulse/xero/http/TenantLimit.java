package io.xeropulse.xero.http;

import java.util.concurrent.Semaphore;

/** What one tenant may still do: at once, this minute and today. */
record TenantLimit(Semaphore concurrent, RollingWindow minute, DayBudget day) {
  static TenantLimit of(RateLimits limits) {
    return new TenantLimit(
        new Semaphore(limits.concurrent(), true),
        new RollingWindow(limits.perMinute()),
        new DayBudget(limits.perDay()));
  }
}
