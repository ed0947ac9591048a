package io.xeropulse.core;

import org.jspecify.annotations.Nullable;

/** The host configured something that cannot work: correct the named setting. */
public final class InvalidConfigurationException extends XeroPulseException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an error.
   *
   * @param message what happened, to what, and what to do
   */
  public InvalidConfigurationException(String message) {
    this(message, null);
  }

  /**
   * Creates an error.
   *
   * @param message what happened, to what, and what to do
   * @param cause the underlying failure, or null
   */
  public InvalidConfigurationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
