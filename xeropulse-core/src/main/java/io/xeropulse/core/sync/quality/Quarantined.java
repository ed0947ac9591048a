package io.xeropulse.core.sync.quality;

import io.xeropulse.core.sync.extract.Watermark;
import org.jspecify.annotations.Nullable;

/**
 * A record that waits outside the figures until it is repaired at its source. Immutable.
 *
 * @param sourceId the source's identifier, or null when the record has none
 * @param violation what it broke
 * @param rawText the record as it came
 * @param after for a record without identifier, the watermark behind which it came, since it can
 *     only come again in its place; null for the beginning, or if it has an identifier
 */
public record Quarantined(
    @Nullable String sourceId, Violation violation, String rawText, @Nullable Watermark after) {

  /**
   * A record that has an identifier, by which the source can be asked for it again, or else comes
   * again only where everything does.
   *
   * @param sourceId the source's identifier, or null when the record has none
   * @param violation what it broke
   * @param rawText the record as it came
   */
  public Quarantined(@Nullable String sourceId, Violation violation, String rawText) {
    this(sourceId, violation, rawText, null);
  }
}
