package io.xeropulse.core;

import org.jspecify.annotations.Nullable;

/** The source refuses our credentials or token: a person must reconnect the organization. */
public final class AuthenticationException extends XeroPulseException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an error.
   *
   * @param message what happened, to what, and what to do
   */
  public AuthenticationException(String message) {
    this(message, null);
  }

  /**
   * Creates an error.
   *
   * @param message what happened, to what, and what to do
   * @param cause the underlying failure, or null
   */
  public AuthenticationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
