package io.xeropulse.authz.session;

import java.time.Instant;

/**
 * Failures that were counted against a key. Immutable.
 *
 * @param count how many in a row
 * @param last when the last one was
 */
public record Failures(int count, Instant last) {
  /** None. */
  public static final Failures NONE = new Failures(0, Instant.EPOCH);
}
