package io.xeropulse.core.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try of a session; the next one goes on from the last page loaded. Immutable.
 *
 * @param number from 1
 * @param startedAt when it began
 * @param endedAt when it ended
 * @param error what stopped it, or null
 */
public record SyncAttempt(int number, Instant startedAt, Instant endedAt, @Nullable String error) {}
