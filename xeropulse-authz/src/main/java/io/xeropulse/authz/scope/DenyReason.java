package io.xeropulse.authz.scope;

/** Why a decision refuses, for programs; {@link Decision#explain()} is for people. */
public enum DenyReason {
  /** Nobody has the user id. */
  UNKNOWN_PRINCIPAL,
  /** The organization asked for is not the one the principal acts in. */
  OTHER_ORGANIZATION,
  /** The account is locked. */
  ACCOUNT_LOCKED,
  /** The account was deactivated. */
  ACCOUNT_DEACTIVATED,
  /** The policy does not know the role. */
  UNKNOWN_ROLE,
  /** The policy does not know the dashboard or permission. */
  UNKNOWN_RESOURCE,
  /** A rule forbids it; no other rule can allow it. */
  FORBIDDEN,
  /** No rule allows it. */
  NOT_GRANTED,
  /**
   * A rule allows it, but no team, client or staff record is assigned whose rows could be shown.
   */
  EMPTY_SCOPE
}
