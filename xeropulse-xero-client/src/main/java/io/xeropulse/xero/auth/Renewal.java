package io.xeropulse.xero.auth;

import java.time.Duration;
import java.time.Instant;

/** When a token should be replaced, ahead of its end. */
final class Renewal {
  private static final Duration MARGIN = Duration.ofMinutes(5);

  private Renewal() {}

  /** Five minutes before the end, but a short-lived token is used for most of its life. */
  static Duration margin(Instant issued, Instant end) {
    Duration quarter = Duration.between(issued, end).dividedBy(4);
    return quarter.compareTo(MARGIN) < 0 ? quarter : MARGIN;
  }
}
