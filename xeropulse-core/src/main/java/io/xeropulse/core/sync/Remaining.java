package io.xeropulse.core.sync;

import java.util.Locale;

/** What a session left to be done by a later one. */
public enum Remaining {
  /** What it was to read was read, and the figures that follow from it were published. */
  NOTHING,
  /** Everything was read; its figures were not published for a reason that passes. */
  PUBLICATION,
  /** Something was not read for a reason that passes. */
  READING,
  /** Something was not read or not published, and will not be before somebody acts. */
  ACTION;

  /**
   * The word that is kept in the sync session.
   *
   * @return lower case
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
