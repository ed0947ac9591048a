package io.xeropulse.authz.user;

import io.xeropulse.authz.audit.AuditLog;
import io.xeropulse.core.XeroPulseException;

/**
 * The organization has no such member. Whether another organization has is not told, and the
 * message is the same.
 */
public final class UserNotFoundException extends XeroPulseException implements AuditLog.Refusal {
  private static final long serialVersionUID = 1L;

  UserNotFoundException() {
    super("The organization has no such user", null);
  }
}
