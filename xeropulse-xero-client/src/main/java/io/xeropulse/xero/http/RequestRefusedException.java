package io.xeropulse.xero.http;

import io.xeropulse.core.XeroPulseException;

/**
 * Xero does not take the request as it is (400, 404, 412 and the like): asking the same again fails
 * the same way, so the filter, the identifier or the address must change.
 */
public final class RequestRefusedException extends XeroPulseException {
  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * Creates an error.
   *
   * @param message what happened, to what, and what to do
   * @param status the HTTP status of the refusal
   */
  public RequestRefusedException(String message, int status) {
    super(message, null);
    this.status = status;
  }

  /**
   * How Xero refused.
   *
   * @return HTTP status, 300 to 499
   */
  public int status() {
    return status;
  }
}
