package io.xeropulse.core;

import org.jspecify.annotations.Nullable;

/** The source knows us but does not let us read this: a scope, role or subscription is missing. */
public final class NotEntitledException extends XeroPulseException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an error.
   *
   * @param message what happened, to what, and what to do
   */
  public NotEntitledException(String message) {
    this(message, null);
  }

  /**
   * Creates an error.
   *
   * @param message what happened, to what, and what to do
   * @param cause the underlying failure, or null
   */
  public NotEntitledException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
