package io.xeropulse.authz.scope;

/** Whether an account may be used at all. */
public enum Standing {
  /** In use. */
  ACTIVE,
  /** Locked for a time after failed logins, or by an administrator. */
  LOCKED,
  /** Ended by an administrator; only reactivation opens it again. */
  DEACTIVATED
}
