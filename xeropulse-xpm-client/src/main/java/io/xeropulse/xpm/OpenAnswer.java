package io.xeropulse.xpm;

import io.xeropulse.xpm.internal.wire.RecordReader;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is being read. Not thread-safe.
 *
 * @param reader its records
 * @param sentAt when it was sent, by XPM's clock; null where XPM did not say
 */
record OpenAnswer(RecordReader reader, @Nullable Instant sentAt) {}
