package io.xeropulse.core;

import org.jspecify.annotations.Nullable;

/** The database refused a statement for a reason that a retry does not cure: report it. */
public final class StorageRejectedException extends XeroPulseException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an error.
   *
   * @param message what happened, to what, and what to do
   */
  public StorageRejectedException(String message) {
    this(message, null);
  }

  /**
   * Creates an error.
   *
   * @param message what happened, to what, and what to do
   * @param cause the underlying failure, or null
   */
  public StorageRejectedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
