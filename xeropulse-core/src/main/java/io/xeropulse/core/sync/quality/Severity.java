package io.xeropulse.core.sync.quality;

/** What becomes of a record that breaks a rule; the later, the graver. */
public enum Severity {
  /** It is loaded, and the session reports that it broke the rule. */
  WARN,
  /** It waits in quarantine, and the rest of its page is loaded. */
  QUARANTINE,
  /**
   * Nothing of its page is loaded, its entity's watermark stays, and the sync of its source fails.
   */
  BLOCK
}
