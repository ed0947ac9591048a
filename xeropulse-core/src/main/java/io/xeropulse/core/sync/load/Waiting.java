package io.xeropulse.core.sync.load;

import io.xeropulse.core.sync.extract.Watermark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits of an entity in quarantine. Immutable.
 *
 * @param records how many records
 * @param sourceIds identifiers to ask the source for again, at most {@value #MOST_IDS}; the one
 *     that came longest ago is the first, so that each has its turn
 * @param unnamedAfter the earliest watermark behind which a record came that has no identifier and
 *     so can only come again in its place; null if there is none, or if each came {@value
 *     #MOST_TIMES} times already, so that only a full reading looks for it
 */
public record Waiting(long records, List<String> sourceIds, @Nullable Watermark unnamedAfter) {
  /** Nothing waits. */
  public static final Waiting NOTHING = new Waiting(0, List.of(), null);

  /** How many records of an entity a session asks for again: as many as Xero lists in a call. */
  public static final int MOST_IDS = 50;

  /** How often a record without identifier is read before only a full reading looks for it. */
  public static final int MOST_TIMES = 5;

  public Waiting {
    sourceIds = List.copyOf(sourceIds);
  }
}
