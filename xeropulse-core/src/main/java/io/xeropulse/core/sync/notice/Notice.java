package io.xeropulse.core.sync.notice;

import io.xeropulse.core.sync.state.SyncSession;

/**
 * News that somebody should read. Immutable.
 *
 * @param session the session it comes from
 * @param kind what it is about
 * @param message what happened and what to do; no token, password or personal datum
 */
public record Notice(SyncSession session, Kind kind, String message) {

  /** What a notice can be about. */
  public enum Kind {
    /** The source refused our login, twice: somebody must connect it again. */
    LOGIN_REFUSED,
    /** Something that no retry puts right. */
    CRITICAL,
    /** A limit is spent; the sync goes on by itself at a known instant. */
    SUSPENDED,
    /** A reading that cannot be trusted to be complete. */
    FINDING,
    /** Our ledger does not agree with the source's own trial balance. */
    UNPROVEN
  }
}
