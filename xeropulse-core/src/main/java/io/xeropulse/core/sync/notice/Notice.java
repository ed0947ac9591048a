package io.xeropulse.core.sync.notice;

import io.xeropulse.core.sync.state.SyncSession;
import org.jspecify.annotations.Nullable;

/**
 * News that somebody should read. Immutable.
 *
 * @param session the session it comes from
 * @param kind what it is about
 * @param message what happened and what to do; no token, password or personal datum
 * @param cause the error behind it, with its stack, or null
 */
public record Notice(SyncSession session, Kind kind, String message, @Nullable Throwable cause) {

  /**
   * News behind which no error is.
   *
   * @param session the session it comes from
   * @param kind what it is about
   * @param message what happened and what to do; no token, password or personal datum
   */
  public Notice(SyncSession session, Kind kind, String message) {
    this(session, kind, message, null);
  }

  /** What a notice can be about. */
  public enum Kind {
    /** The source refused our login, twice: somebody must connect it again. */
    LOGIN_REFUSED,
    /** Something that no retry puts right, or that nobody expected. */
    CRITICAL,
    /** A limit is spent; the sync goes on by itself at a known instant. */
    SUSPENDED,
    /** Everything was read and loaded; nothing is to be done. */
    COMPLETED,
    /** Records broke a rule and wait outside the figures; said once, when they come there. */
    QUARANTINED,
    /** Readers still see earlier figures; publishing is tried again by itself. */
    UNPUBLISHED,
    /** A reading that cannot be trusted to be complete. */
    FINDING,
    /** Our ledger does not agree with the source's own trial balance. */
    UNPROVEN
  }
}
