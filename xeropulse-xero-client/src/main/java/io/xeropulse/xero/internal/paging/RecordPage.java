package io.xeropulse.xero.internal.paging;

import io.xeropulse.xero.internal.wire.RawRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param records its records
 * @param announced how many records Xero says the whole list has; -1 when it does not say
 * @param servedAt when Xero put it together, by its own clock; null when it does not say
 */
public record RecordPage(List<RawRecord> records, long announced, @Nullable Instant servedAt) {}
