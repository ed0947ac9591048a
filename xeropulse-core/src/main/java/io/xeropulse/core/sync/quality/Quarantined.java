package io.xeropulse.core.sync.quality;

import org.jspecify.annotations.Nullable;

/**
 * A record that waits outside the figures until it is repaired at its source. Immutable.
 *
 * @param sourceId the source's identifier, or null when the record has none
 * @param violation what it broke
 * @param rawText the record as it came
 */
public record Quarantined(@Nullable String sourceId, Violation violation, String rawText) {}
