package io.xeropulse.core.sync.quality;

import io.xeropulse.core.XeroPulseException;

/**
 * A record broke a rule that lets nothing be loaded: repair the record, or take the rule less
 * gravely.
 */
public final class BlockedByRuleException extends XeroPulseException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an error.
   *
   * @param message what happened, to which organization and record, and what to do
   */
  public BlockedByRuleException(String message) {
    super(message, null);
  }
}
