package io.xeropulse.core.sync;

import io.xeropulse.core.sync.extract.ApiUsage;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.load.LoadReceipt;
import org.jspecify.annotations.Nullable;

/**
 * What a sync did with one entity. Immutable.
 *
 * @param entity which
 * @param status how it ended
 * @param fetched records the source sent; always inserted + updated + unchanged + quarantined
 * @param receipt what became of them
 * @param removed rows removed because the source no longer has them
 * @param usage calls and bytes spent on it
 * @param error what went wrong and what to do, or null
 */
public record EntityReport(
    Entity entity,
    SyncStatus status,
    long fetched,
    LoadReceipt receipt,
    long removed,
    ApiUsage usage,
    @Nullable String error) {}
