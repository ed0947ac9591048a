package io.xeropulse.xpm;

/** In which of its two forms XPM is asked to answer; both are read the same. */
public enum XpmFormat {
  /** What XPM has always sent. It cannot leave fields out. */
  XML,
  /**
   * What XPM sends for the feature {@code practice-strict-content-type}. Only the fields we need
   * are asked for, so that fewer bytes and no personal data are sent.
   */
  JSON
}
