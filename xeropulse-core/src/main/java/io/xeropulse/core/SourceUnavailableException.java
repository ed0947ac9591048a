package io.xeropulse.core;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The source could not be reached or failed on its side: wait and try again. */
public final class SourceUnavailableException extends XeroPulseException {
  private static final long serialVersionUID = 1L;

  private final @Nullable Duration wait;

  /**
   * Creates an error.
   *
   * @param message what happened, to what, and what to do
   */
  public SourceUnavailableException(String message) {
    super(message, null);
    this.wait = null;
  }

  /**
   * Creates an error.
   *
   * @param message what happened, to what, and what to do
   * @param cause the underlying failure, or null
   */
  public SourceUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
    this.wait = null;
  }

  /**
   * Creates an error that says when another try makes sense.
   *
   * @param message what happened, to what, and what to do
   * @param wait how long to wait
   */
  public SourceUnavailableException(String message, Duration wait) {
    super(message, null);
    this.wait = wait;
  }

  @Override
  public boolean retryable() {
    return true;
  }

  @Override
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(wait);
  }
}
