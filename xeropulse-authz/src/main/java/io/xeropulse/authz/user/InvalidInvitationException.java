package io.xeropulse.authz.user;

import io.xeropulse.authz.audit.AuditLog;
import io.xeropulse.core.XeroPulseException;

/**
 * An invitation cannot be used: it never existed, was used, was revoked or has expired, which is
 * not told apart. The person asks for a new one.
 */
public final class InvalidInvitationException extends XeroPulseException
    implements AuditLog.Refusal {
  private static final long serialVersionUID = 1L;

  InvalidInvitationException() {
    super("The invitation is not valid any more; ask for a new one", null);
  }
}
