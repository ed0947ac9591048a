package io.xeropulse.core.sync.proof;

/**
 * A record that may be why two ledgers differ, or a page of them. Immutable.
 *
 * @param sourceId the source's identifier; of a page its number, entity and session
 * @param kind how it stands out
 * @param message what is known of it
 */
public record Suspect(String sourceId, Kind kind, String message) {

  /** How a record stands out. */
  public enum Kind {
    /** The source has it, we do not. */
    MISSING,
    /** We have it on this day, the source does not. */
    EXTRA,
    /** Both have it, with other figures. */
    DIFFERENT,
    /** The source has it on this day in a form that cannot be loaded. */
    UNREADABLE,
    /** What the warehouse holds of it is not what this session loaded. */
    ALTERED,
    /** A page of this session that is not in the warehouse as it was written. */
    PAGE,
    /** Another record contradicts it. */
    CONTRADICTED,
    /** It was booked that day on an account that differs; nothing more is known. */
    BOOKED_THAT_DAY
  }
}
