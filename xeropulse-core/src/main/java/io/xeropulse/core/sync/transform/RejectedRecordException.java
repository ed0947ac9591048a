package io.xeropulse.core.sync.transform;

import io.xeropulse.core.XeroPulseException;

/** One record cannot be said in our words; it goes to quarantine and the sync goes on. */
public final class RejectedRecordException extends XeroPulseException {
  private static final long serialVersionUID = 1L;

  private final String rule;

  /**
   * Rejects a record.
   *
   * @param rule short stable name of what it broke, such as {@code required} or {@code amount}
   * @param reason which field, what is wrong with it and what to do
   */
  public RejectedRecordException(String rule, String reason) {
    super(reason, null);
    this.rule = rule;
  }

  /**
   * The rule it broke.
   *
   * @return short and stable
   */
  public String rule() {
    return rule;
  }
}
