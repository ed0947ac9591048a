package io.xeropulse.sandbox.control;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** A clock that goes with another one until it is moved, or stopped, from outside; thread-safe. */
public final class ControlledClock implements InstantSource {

  private final InstantSource base;
  private Duration ahead = Duration.ZERO;
  private @Nullable Instant stopped;

  /**
   * Takes over a clock.
   *
   * @param base the clock it goes with at first
   */
  public ControlledClock(InstantSource base) {
    this.base = base;
  }

  @Override
  public synchronized Instant instant() {
    Instant standing = stopped;
    return standing != null ? standing : base.instant().plus(ahead);
  }

  synchronized boolean running() {
    return stopped == null;
  }

  synchronized void set(Instant now, boolean running) {
    ahead = Duration.between(base.instant(), now);
    stopped = running ? null : now;
  }

  synchronized void advance(Duration time) {
    ahead = ahead.plus(time);
    stopped = stopped == null ? null : stopped.plus(time);
  }
}
