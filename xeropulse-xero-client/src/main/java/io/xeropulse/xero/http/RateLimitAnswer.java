package io.xeropulse.xero.http;

import io.xeropulse.core.RateLimitException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * What a 429 says: which limit is spent and for how long.
 *
 * @param kind which limit
 * @param retryAfter how long Xero asks to wait, or empty
 */
record RateLimitAnswer(Kind kind, Optional<Duration> retryAfter) {
  private static final Duration FULL_MINUTE = Duration.ofSeconds(60);
  private static final Duration A_MOMENT = Duration.ofSeconds(1);

  enum Kind {
    MINUTE,
    DAY,
    APP,
    CONCURRENT
  }

  static RateLimitAnswer of(ApiResponse response) {
    Optional<Duration> retryAfter =
        response.header("Retry-After").flatMap(RateLimitAnswer::seconds);
    String problem =
        response.header("X-Rate-Limit-Problem").orElse("").trim().toLowerCase(Locale.ROOT);
    return new RateLimitAnswer(kind(problem, retryAfter), retryAfter);
  }

  /** How long to wait; where Xero does not say, until the limit's window must have ended. */
  Duration wait(Instant now) {
    return retryAfter.orElseGet(
        () ->
            switch (kind) {
              case MINUTE, APP -> FULL_MINUTE;
              case DAY -> Duration.between(now, nextDay(now));
              case CONCURRENT -> A_MOMENT;
            });
  }

  RateLimitException toException(String what, Instant now) {
    Duration wait = wait(now);
    return new RateLimitException(
        "%s: the %s limit is spent; nothing is asked before %s"
            .formatted(what, kind.name().toLowerCase(Locale.ROOT), now.plus(wait)),
        wait,
        now);
  }

  static Instant nextDay(Instant now) {
    return now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
  }

  private static Kind kind(String problem, Optional<Duration> retryAfter) {
    if (problem.startsWith("da")) {
      return Kind.DAY;
    }
    if (problem.startsWith("app")) {
      return Kind.APP;
    }
    if (problem.startsWith("min")) {
      return Kind.MINUTE;
    }
    // The minute and day limits say when they end, the concurrent one does not.
    return retryAfter.isPresent() ? Kind.MINUTE : Kind.CONCURRENT;
  }

  private static Optional<Duration> seconds(String value) {
    try {
      return Optional.of(Duration.ofSeconds(Math.max(0, Long.parseLong(value.trim()))));
    } catch (NumberFormatException notSeconds) {
      return Optional.empty();
    }
  }
}
