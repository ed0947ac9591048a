package io.xeropulse.core.sync.extract;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The newest change seen of an entity, by the source's clock, never ours. Immutable.
 *
 * @param newest the newest {@code UpdatedDateUTC} loaded, or null before the first one
 */
public record Watermark(@Nullable Instant newest) {
  /** Nothing was read yet. */
  public static final Watermark NONE = new Watermark(null);

  /**
   * Where the next reading starts: a little before the newest change, for changes that became
   * visible late.
   *
   * @param overlap how far back to read again
   * @return an instant, or null to read everything
   */
  public @Nullable Instant readFrom(Duration overlap) {
    return newest == null ? null : newest.minus(overlap);
  }

  /**
   * Whether it has seen less than another one.
   *
   * @param other the other watermark
   * @return true if the other one's newest change is newer
   */
  public boolean before(Watermark other) {
    return other.newest != null && (newest == null || newest.isBefore(other.newest));
  }

  /**
   * The later of this watermark and a change.
   *
   * @param change when a record changed, or null if unknown
   * @return the watermark that has seen both
   */
  public Watermark advancedTo(@Nullable Instant change) {
    if (change == null || (newest != null && !change.isAfter(newest))) {
      return this;
    }
    return new Watermark(change);
  }
}
