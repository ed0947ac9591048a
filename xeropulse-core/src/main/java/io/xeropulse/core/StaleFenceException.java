package io.xeropulse.core;

import org.jspecify.annotations.Nullable;

/** Another process took over this organization's sync, so this one wrote nothing: stop. */
public final class StaleFenceException extends XeroPulseException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an error.
   *
   * @param message what happened, to what, and what to do
   */
  public StaleFenceException(String message) {
    this(message, null);
  }

  /**
   * Creates an error.
   *
   * @param message what happened, to what, and what to do
   * @param cause the underlying failure, or null
   */
  public StaleFenceException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
