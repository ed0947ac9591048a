package io.xeropulse.authz.password;

import io.xeropulse.authz.audit.AuditLog;
import io.xeropulse.core.XeroPulseException;

/** A new password is not acceptable: show the message to the person, who chooses another. */
public final class WeakPasswordException extends XeroPulseException implements AuditLog.Refusal {
  private static final long serialVersionUID = 1L;

  WeakPasswordException(String message) {
    super(message, null);
  }
}
