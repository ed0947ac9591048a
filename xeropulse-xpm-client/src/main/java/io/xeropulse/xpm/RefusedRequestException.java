package io.xeropulse.xpm;

import io.xeropulse.core.XeroPulseException;

/**
 * XPM understood a request and answered that it failed: a status other than OK, which it also sends
 * under HTTP 200. Retrying will not help.
 */
public final class RefusedRequestException extends XeroPulseException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an error.
   *
   * @param message what was refused, for which organization, with XPM's own words
   */
  public RefusedRequestException(String message) {
    super(message, null);
  }
}
