package io.xeropulse.authz.user;

import io.xeropulse.core.XeroPulseException;

/** Somebody else changed the same person at the same moment: read again and retry. */
public final class ConcurrentChangeException extends XeroPulseException {
  private static final long serialVersionUID = 1L;

  ConcurrentChangeException() {
    super("The user was changed by somebody else meanwhile; try again", null);
  }

  @Override
  public boolean retryable() {
    return true;
  }
}
