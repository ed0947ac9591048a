package io.xeropulse.sandbox.webhook;

import java.util.Optional;

/**
 * One attempt at a delivery; immutable.
 *
 * @param events how many events it carried
 * @param signedRightly whether its signature was right
 * @param status the HTTP status answered, 0 if nobody answered within five seconds
 * @param fault what Xero would hold against the answer, if anything
 */
public record Delivery(int events, boolean signedRightly, int status, Optional<String> fault) {

  /**
   * Tells whether Xero counts it as received.
   *
   * @return whether nothing is held against it
   */
  public boolean accepted() {
    return fault.isEmpty();
  }
}
