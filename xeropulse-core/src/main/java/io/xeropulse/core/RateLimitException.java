package io.xeropulse.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The source's rate limit is spent: come back at {@link #resumeAt()}, not earlier. */
public final class RateLimitException extends XeroPulseException {
  private static final long serialVersionUID = 1L;

  private final Duration wait;
  private final Instant resumeAt;

  /**
   * Creates an error.
   *
   * @param message what limit was hit, for which organization
   * @param wait how long to wait, as the source said or as we estimate
   * @param now the instant the answer arrived
   */
  public RateLimitException(String message, Duration wait, Instant now) {
    super(message, null);
    this.wait = wait;
    this.resumeAt = now.plus(wait);
  }

  /**
   * The first instant at which a call may succeed again.
   *
   * @return an instant in the future of the answer
   */
  public Instant resumeAt() {
    return resumeAt;
  }

  @Override
  public boolean retryable() {
    return true;
  }

  @Override
  public Optional<Duration> retryAfter() {
    return Optional.of(wait);
  }
}
