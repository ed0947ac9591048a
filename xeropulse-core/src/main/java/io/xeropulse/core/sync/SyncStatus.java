package io.xeropulse.core.sync;

import java.util.Locale;

/** How a sync, or an entity of it, ended. */
public enum SyncStatus {
  /** Everything was read and loaded. */
  COMPLETED,
  /** Everything was read; some records are in quarantine, or some entities did not complete. */
  PARTIAL,
  /** The source knows us but does not let us read this. */
  NOT_ENTITLED,
  /** Not tried, because something it depends on failed. */
  SKIPPED,
  /** Stopped by a limit that ends at a known instant. */
  SUSPENDED,
  /** Stopped because somebody asked for it; what was loaded stays. */
  CANCELLED,
  /** Stopped by an error. */
  FAILED;

  /**
   * The word used in reports.
   *
   * @return lower case, words joined by underscores
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
