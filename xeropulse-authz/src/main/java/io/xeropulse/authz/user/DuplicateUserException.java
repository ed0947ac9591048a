package io.xeropulse.authz.user;

import io.xeropulse.authz.audit.AuditLog;
import io.xeropulse.core.XeroPulseException;

/** The organization has a member with this address already: change that member instead. */
public final class DuplicateUserException extends XeroPulseException implements AuditLog.Refusal {
  private static final long serialVersionUID = 1L;

  DuplicateUserException() {
    super("The organization has a user with this e-mail address already", null);
  }
}
