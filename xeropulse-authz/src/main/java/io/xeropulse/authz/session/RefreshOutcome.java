package io.xeropulse.authz.session;

/** What came of exchanging a refresh token. Immutable. */
public sealed interface RefreshOutcome {

  /**
   * It was exchanged.
   *
   * @param tokens the new tokens
   */
  record Refreshed(SessionTokens tokens) implements RefreshOutcome {}

  /**
   * It was not.
   *
   * @param reason why, for logs; tell the client only to log in
   */
  record Refused(Reason reason) implements RefreshOutcome {}

  /** Why a refresh token is not exchanged. */
  enum Reason {
    /** It is not one of ours. */
    UNKNOWN,
    /** Its session was ended, has lasted long enough, or was idle for too long. */
    SESSION_ENDED,
    /** The account's rights changed since. */
    REVOKED,
    /** It was used before: somebody has a copy, so the session was ended. */
    REUSED
  }
}
