package io.xeropulse.xero.recording;

import io.xeropulse.core.XeroPulseException;

/** Today's code asked for something that the recorded session did not. */
public final class UnrecordedRequestException extends XeroPulseException {
  private static final long serialVersionUID = 1L;

  UnrecordedRequestException(String message) {
    super(message, null);
  }
}
