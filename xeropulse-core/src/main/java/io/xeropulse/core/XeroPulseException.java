package io.xeropulse.core;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Root of every error this library throws. A subclass stands for a decision the caller makes; the
 * message says what happened, to which organization and record, and what to do. It never carries a
 * token, a password or a personal datum. Immutable, hence safe to share between threads.
 */
public abstract class XeroPulseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an error.
   *
   * @param message what happened, to what, and what to do
   * @param cause the underlying failure, or null
   */
  protected XeroPulseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * Whether trying the same thing again later can succeed without anybody changing anything.
   *
   * @return true if a retry makes sense
   */
  public boolean retryable() {
    return false;
  }

  /**
   * How long the source asked us to wait before the next try.
   *
   * @return the wait, or empty when the source named none
   */
  public Optional<Duration> retryAfter() {
    return Optional.empty();
  }
}
