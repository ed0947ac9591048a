package io.xeropulse.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is told to go on; thread-safe. */
public final class DrivenClock implements InstantSource {

  private Instant now;

  private DrivenClock(Instant now) {
    this.now = now;
  }

  /**
   * Sets a clock.
   *
   * @param instant what it shows
   * @return the clock
   */
  public static DrivenClock at(Instant instant) {
    return new DrivenClock(instant);
  }

  /**
   * Moves it on.
   *
   * @param time how far, backwards if negative
   */
  public synchronized void advance(Duration time) {
    now = now.plus(time);
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }
}
