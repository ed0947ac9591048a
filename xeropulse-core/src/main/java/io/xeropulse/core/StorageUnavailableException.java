package io.xeropulse.core;

import org.jspecify.annotations.Nullable;

/** The database could not be reached or failed: wait and try again. */
public final class StorageUnavailableException extends XeroPulseException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an error.
   *
   * @param message what happened, to what, and what to do
   */
  public StorageUnavailableException(String message) {
    this(message, null);
  }

  /**
   * Creates an error.
   *
   * @param message what happened, to what, and what to do
   * @param cause the underlying failure, or null
   */
  public StorageUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  @Override
  public boolean retryable() {
    return true;
  }
}
