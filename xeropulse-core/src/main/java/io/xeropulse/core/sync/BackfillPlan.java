package io.xeropulse.core.sync;

import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.SourceConnector;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.load.LoadBatch;
import io.xeropulse.core.sync.state.Backfill;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.trigger.Trigger;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which lists of an organization are read in windows. A start-up sync plans it for every dated list
 * that was never read, before it reads any, so that whatever stops it, the next sync of the
 * organization, whatever starts that one, knows what is missing.
 */
final class BackfillPlan {
  private final Stages stages;
  private final SyncSession session;
  private final Trigger trigger;
  private final ZoneId zone;

  BackfillPlan(Stages stages, SyncSession session, Trigger trigger, ZoneId zone) {
    this.stages = stages;
    this.session = session;
    this.trigger = trigger;
    this.zone = zone;
  }

  /** The windows that are left of an entity, or null if there are none. */
  @Nullable WindowedReading windows(SourceConnector source, Entity entity, Watermark before) {
    if (!source.dated().contains(entity)) {
      return null;
    }
    Backfill backfill =
        stages
            .watermarks()
            .backfill(session.organization(), entity)
            .or(() -> planned(entity, before))
            .orElse(null);
    return backfill == null || backfill.complete()
        ? null
        : new WindowedReading(backfill, stages.backfillWindow());
  }

  private Optional<Backfill> planned(Entity entity, Watermark before) {
    if (!(trigger instanceof Trigger.StartUp) || before.newest() != null) {
      return Optional.empty();
    }
    LocalDate today = LocalDate.ofInstant(stages.clock().instant(), zone);
    Backfill planned = Backfill.planned(today, stages.backfillWindow());
    stages.loader().load(LoadBatch.checkpoint(session, entity, before, planned));
    return Optional.of(planned);
  }
}
