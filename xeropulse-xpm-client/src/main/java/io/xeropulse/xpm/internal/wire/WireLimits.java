package io.xeropulse.xpm.internal.wire;

/** Bounds on what one record may hold, so that no answer can exhaust memory or the stack. */
final class WireLimits {
  /** Elements or objects inside each other; XPM's own answers stay below 10. */
  static final int DEPTH = 64;

  /** Characters of one text; notes are the longest texts of XPM. */
  static final int TEXT = 1 << 20;

  /** Characters of a whole record with its names and texts. */
  static final int RECORD = 16 << 20;

  /** Characters of a number. */
  static final int NUMBER = 64;

  private WireLimits() {}
}
