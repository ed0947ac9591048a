package io.xeropulse.authz.session;

import java.time.Instant;

/** What came of a change of password. Immutable. */
public sealed interface PasswordChangeOutcome {

  /**
   * It is changed, and every earlier session ended.
   *
   * @param tokens tokens of the new session
   */
  record Changed(SessionTokens tokens) implements PasswordChangeOutcome {
    @Override
    public String toString() {
      return "Changed[hidden]";
    }
  }

  /** The current password is wrong. */
  record Wrong() implements PasswordChangeOutcome {}

  /** The current password was wrong too often: the session that guessed has ended. */
  record SessionEnded() implements PasswordChangeOutcome {}

  /**
   * Not now, after too many wrong guesses; nothing was checked.
   *
   * @param until when to try again
   */
  record Throttled(Instant until) implements PasswordChangeOutcome {}
}
