package io.xeropulse.authz.user;

import io.xeropulse.authz.audit.AuditLog;
import io.xeropulse.core.XeroPulseException;

/** The actor may not do this: show a refusal; retrying will not help. */
public final class AccessRefusedException extends XeroPulseException implements AuditLog.Refusal {
  private static final long serialVersionUID = 1L;

  /** Why it is refused. */
  public enum Reason {
    /** The actor lacks the permission, or is no longer an active member. */
    NOT_PERMITTED,
    /** The actor's role may not give or take this role. */
    ROLE_NOT_ASSIGNABLE,
    /** Nobody changes their own role or ends their own membership. */
    OWN_ACCOUNT,
    /** The organization would be left without an administrator. */
    LAST_ADMINISTRATOR
  }

  private final Reason reason;

  /**
   * Creates a refusal.
   *
   * @param reason why
   * @param actor who was refused
   */
  public AccessRefusedException(Reason reason, Actor actor) {
    super(
        "User "
            + actor.user()
            + " of organization "
            + actor.organization()
            + " is refused: "
            + reason,
        null);
    this.reason = reason;
  }

  /**
   * Why it is refused.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }
}
