package io.xeropulse.authz.user;

/** Whether a membership counts. */
public enum MembershipState {
  /** Invited, not yet accepted: it gives no rights. */
  INVITED,
  /** In use. */
  ACTIVE,
  /** Ended by an administrator of the organization. */
  DEACTIVATED
}
