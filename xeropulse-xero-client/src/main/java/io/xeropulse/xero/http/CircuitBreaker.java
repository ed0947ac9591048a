package io.xeropulse.xero.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Opens after a row of failures, lets one call try after a while, and closes when that one works.
 * Thread-safe.
 */
final class CircuitBreaker {
  private final int failuresToOpen;
  private final Duration openFor;
  private final InstantSource clock;
  private int failuresInARow;
  private Instant nextProbe = Instant.MIN;

  CircuitBreaker(int failuresToOpen, Duration openFor, InstantSource clock) {
    this.failuresToOpen = failuresToOpen;
    this.openFor = openFor;
    this.clock = clock;
  }

  /** How long to wait for the next call; while open, one caller in each period waits for none. */
  synchronized Duration wait(Instant now) {
    if (failuresInARow < failuresToOpen) {
      return Duration.ZERO;
    }
    if (nextProbe.isAfter(now)) {
      return Duration.between(now, nextProbe);
    }
    nextProbe = now.plus(openFor);
    return Duration.ZERO;
  }

  synchronized void succeeded() {
    failuresInARow = 0;
  }

  synchronized void failed() {
    failuresInARow++;
    nextProbe = clock.instant().plus(openFor);
  }
}
