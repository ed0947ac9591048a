package io.xeropulse.xero.http;

import java.time.Instant;
import java.util.Optional;

/**
 * The calls left to a tenant today: counted from the configured budget, corrected by what answers
 * say. When Xero's day begins is not published; a UTC day stands in until a 429 says when to come
 * back. Not thread-safe.
 */
final class DayBudget {
  private final int perDay;
  private long remaining;
  private int inFlight;
  private Instant dayEnd = Instant.MIN;
  private Instant blockedUntil = Instant.MIN;

  DayBudget(int perDay) {
    this.perDay = perDay;
  }

  /** When to come back, or empty if a call may be made now. */
  Optional<Instant> spentUntil(Instant now) {
    if (blockedUntil.isAfter(now)) {
      return Optional.of(blockedUntil);
    }
    if (!dayEnd.isAfter(now)) {
      remaining = perDay;
      dayEnd = RateLimitAnswer.nextDay(now);
    }
    return remaining > 0 ? Optional.empty() : Optional.of(dayEnd);
  }

  void start() {
    remaining--;
    inFlight++;
  }

  void end() {
    inFlight--;
  }

  /** Takes the server's count, less the calls it may not have counted yet. */
  void learn(int left) {
    remaining = (long) left - inFlight;
  }

  void blockUntil(Instant instant) {
    blockedUntil = instant;
  }
}
