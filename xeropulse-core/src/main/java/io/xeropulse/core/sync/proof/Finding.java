package io.xeropulse.core.sync.proof;

import java.util.Locale;

/**
 * Something about a reading that no honest source would do: a reason not to trust it. Immutable.
 *
 * @param kind what it is
 * @param message which entity, what was seen and what to do
 */
public record Finding(Kind kind, String message) {

  /** What can be found. */
  public enum Kind {
    /** Fewer records came than the source had announced. */
    MISSING_RECORDS,
    /** Calls were answered, but no records came where there must be some. */
    SILENCE,
    /** A full reading saw nothing as new as what was seen before. */
    WATERMARK_BACKWARDS,
    /** A record says it was changed at a time that has not come yet. */
    WATERMARK_AHEAD,
    /** The warehouse accounts for more or fewer records than it was given. */
    CONTROL_TOTAL,
    /** Records were loaded that break a rule of which only a warning is wanted. */
    QUALITY;

    /**
     * The word used in reports.
     *
     * @return lower case, words joined by underscores
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
