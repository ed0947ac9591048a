package io.xeropulse.core.sync;

import io.xeropulse.core.sync.extract.ApiUsage;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.load.LoadReceipt;
import io.xeropulse.core.sync.proof.ControlTotal;
import io.xeropulse.core.sync.proof.Finding;
import io.xeropulse.core.sync.state.Backfill;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sync did with one entity, over all its attempts. Immutable.
 *
 * @param entity which
 * @param status how it ended
 * @param fetched readings: how often the source sent a record; always inserted + updated +
 *     unchanged + quarantined + repeated
 * @param repeated readings of a record that is counted already, since readings overlap and what
 *     waits in quarantine is asked for again
 * @param receipt what became of the records, each counted once however often it was read; one that
 *     changed while it was read, or was quarantined and loaded, counts for both
 * @param removed rows removed because the source no longer has them
 * @param waiting records that are in quarantine still, those of earlier sessions too; an entity
 *     with any is never completed
 * @param usage calls and bytes spent on it
 * @param before the watermark when the session began
 * @param after the watermark that its last loaded page stored
 * @param duration time spent reading and loading
 * @param control what its loaded pages summed up to
 * @param findings reasons not to trust the reading; an entity with any is never completed
 * @param backfill how far its backfill in windows of dates is; null if it needs none, or none any
 *     more
 * @param error what went wrong and what to do, or null
 */
public record EntityReport(
    Entity entity,
    SyncStatus status,
    long fetched,
    long repeated,
    LoadReceipt receipt,
    long removed,
    long waiting,
    ApiUsage usage,
    Watermark before,
    Watermark after,
    Duration duration,
    ControlTotal control,
    List<Finding> findings,
    @Nullable Backfill backfill,
    @Nullable String error) {
  public EntityReport {
    findings = List.copyOf(findings);
  }
}
