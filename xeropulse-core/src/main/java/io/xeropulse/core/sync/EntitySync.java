package io.xeropulse.core.sync;

import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.sync.extract.ApiUsage;
import io.xeropulse.core.sync.extract.Coverage;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Extraction;
import io.xeropulse.core.sync.extract.Page;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.load.LoadBatch;
import io.xeropulse.core.sync.load.LoadedPage;
import io.xeropulse.core.sync.load.Sweep;
import io.xeropulse.core.sync.load.SweepReceipt;
import io.xeropulse.core.sync.state.Backfill;
import io.xeropulse.core.sync.state.SyncSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Takes one entity through extract, transform, quality and load, page by page. Thread-safe, as long
 * as each entity is taken by one thread at a time.
 */
final class EntitySync {
  private static final Logger log = LoggerFactory.getLogger(EntitySync.class);

  /** How far the source's clock may be ahead of ours. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(15);

  /** What of an entity is read. */
  private enum Kind {
    /** All that changed. */
    CHANGED,
    /** Chosen records, which say nothing of others that changed before them. */
    CHOSEN,
    /** What is dated in a window of the backfill, which says nothing of other dates. */
    WINDOW,
    /** The whole list after its windows, which says nothing of where its records come again. */
    WHOLE
  }

  private final Stages stages;
  private final SyncSession session;
  private final Transformation transformation;
  private final SessionNews news;
  private final EarlyEnd end;
  private final ReadingCheck check;
  private final SecondAsking secondAsking;

  EntitySync(
      Stages stages,
      SyncSession session,
      SessionKnowledge knowledge,
      SessionNews news,
      EarlyEnd end) {
    this.stages = stages;
    this.session = session;
    this.transformation = new Transformation(session, stages.gate(), knowledge);
    this.news = news;
    this.end = end;
    this.check = new ReadingCheck(session, stages.sessions());
    this.secondAsking = new SecondAsking(session, stages.loader());
  }

  /**
   * Reads on from where the entity is.
   *
   * @return what stopped it, or null
   */
  @Nullable XeroPulseException run(Extraction extraction, EntityProgress progress) {
    ApiUsage before = extraction.usage(progress.entity());
    Instant started = stages.clock().instant();
    Duration earlier = progress.duration();
    progress.begin();
    MDC.put("entity", progress.entity().toString());
    try {
      return readAndLoad(extraction, progress, before, started, earlier);
    } finally {
      MDC.remove("entity");
      progress.spent(extraction.usage(progress.entity()).minus(before));
    }
  }

  private @Nullable XeroPulseException readAndLoad(
      Extraction extraction,
      EntityProgress progress,
      ApiUsage before,
      Instant started,
      Duration earlier) {
    Entity entity = progress.entity();
    Optional<Iterator<Page>> named =
        progress.named().isEmpty() ? Optional.empty() : extraction.named(entity, progress.named());
    WindowedReading windows = named.isPresent() ? null : progress.windowsLeft();
    if (windows != null) {
      windows.begin(started.minus(CLOCK_SKEW));
    }
    Kind kind = named.isPresent() ? Kind.CHOSEN : windows != null ? Kind.WINDOW : Kind.CHANGED;
    Instant from = progress.readAfter().readFrom(stages.overlap());
    QualityWarnings warnings = new QualityWarnings();
    ListCount count =
        kind == Kind.CHANGED && progress.unfinished() != null
            ? new ListCount(session, stages.loader(), extraction, progress, end)
            : null;
    try (ReadAhead<TransformedPage> pages =
        new ReadAhead<>(
            entity.toString(),
            () ->
                transformation.of(
                    windows != null
                        ? windows.pages(extraction, entity)
                        : named.orElseGet(() -> extraction.pages(entity, from))))) {
      while (!end.requested() && pages.hasNext()) {
        load(pages.next(), progress, kind, warnings);
        tell(progress, started, started, earlier);
      }
      if (end.requested()) {
        return stopEarly(progress, warnings);
      }
      if (named.isPresent()) {
        check.named(progress);
        secondAsking.count(progress);
        warnings.report(progress);
        progress.done(new SweepReceipt(0, 0));
      } else if (windows != null) {
        endWindow(progress, windows);
        warnings.report(progress);
      } else {
        ApiUsage spent = extraction.usage(entity).minus(before);
        readToItsEnd(progress, spent);
        if (count != null && !settle(count, progress, warnings, started, earlier)) {
          return stopEarly(progress, warnings);
        }
        finish(extraction, progress, warnings);
      }
      return null;
    } catch (XeroPulseException e) {
      warnings.report(progress);
      log.warn(
          "organization={} entity={} stopped: {}",
          session.organization(),
          entity,
          e.getMessage(),
          e.retryable() ? null : e);
      progress.stopped(Outcomes.of(e), e.getMessage());
      return e;
    }
  }

  private void tell(
      EntityProgress progress, Instant readingBegan, Instant started, Duration earlier) {
    Instant now = stages.clock().instant();
    progress.took(earlier.plus(Duration.between(started, now)));
    news.page(progress.page(Duration.between(readingBegan, now)));
  }

  private @Nullable XeroPulseException stopEarly(
      EntityProgress progress, QualityWarnings warnings) {
    warnings.report(progress);
    end.stop(progress);
    return end.lostTurn();
  }

  private void load(
      TransformedPage transformed, EntityProgress progress, Kind kind, QualityWarnings warnings) {
    Page page = transformed.page();
    Instant latest = stages.clock().instant().plus(CLOCK_SKEW);
    Frontier frontier = progress.frontier();
    Watermark watermark = kind == Kind.CHANGED ? frontier.after(page, latest) : frontier.safe();
    WindowedReading windows = kind == Kind.WINDOW ? progress.windowsLeft() : null;
    Backfill backfill = windows == null ? null : windows.after(page, latest);
    LoadBatch batch =
        new LoadBatch(
            session,
            progress.entity(),
            progress.handedOver().nextPage(),
            transformed.facts(),
            transformed.quarantined(kind == Kind.WHOLE ? Watermark.NONE : progress.place()),
            watermark,
            backfill);
    LoadedPage loaded = stages.loader().load(batch);
    if (stages.prover() != null) {
      progress.handOver(batch, loaded);
    }
    warnings.addAll(transformed.warnings());
    frontier.stored(watermark);
    if (windows != null && backfill != null) {
      windows.stored(backfill);
    }
    progress.loaded(page, batch, loaded);
    progress.quarantined(batch.quarantined());
    check.page(progress, page, loaded.receipt(), latest);
  }

  /**
   * Only once all of them were read, everything up to the beginning of the backfill is behind us.
   */
  private void endWindow(EntityProgress progress, WindowedReading windows) {
    check.window(progress, windows.window());
    Backfill reached = windows.end(progress.fetchedThisTime());
    Frontier frontier = progress.frontier();
    Watermark watermark = reached.windowsLeft() ? frontier.safe() : reached.newest();
    stages.loader().load(LoadBatch.checkpoint(session, progress.entity(), watermark, reached));
    windows.stored(reached);
    frontier.stored(watermark);
    progress.endedWindow();
  }

  /** The source says that this was all. */
  private void readToItsEnd(EntityProgress progress, ApiUsage spent) {
    Watermark last = progress.frontier().newest();
    if (!last.equals(progress.frontier().safe())) {
      stages
          .loader()
          .load(
              new LoadBatch(
                  session,
                  progress.entity(),
                  progress.handedOver().nextPage(),
                  List.of(),
                  List.of(),
                  last));
      progress.frontier().stored(last);
    }
    check.end(progress, spent);
  }

  /**
   * Reads the list whole if it has more than the warehouse.
   *
   * @return false if the session is to end before that is done
   */
  private boolean settle(
      ListCount count,
      EntityProgress progress,
      QualityWarnings warnings,
      Instant started,
      Duration earlier) {
    Instant began = stages.clock().instant();
    return count.settle(
        page -> {
          load(transformation.of(page), progress, Kind.WHOLE, warnings);
          tell(progress, began, started, earlier);
        });
  }

  private void finish(Extraction extraction, EntityProgress progress, QualityWarnings warnings) {
    Entity entity = progress.entity();
    Coverage whole = extraction.coverage(entity).orElse(null);
    SweepReceipt swept = new SweepReceipt(0, 0);
    // A record without identifier may be one of those that seem to be gone.
    if (whole != null && progress.unnamed() == 0) {
      swept = stages.loader().sweep(new Sweep(session, entity, whole, progress.seen()));
    }
    secondAsking.after(
        extraction,
        progress,
        swept.withheld() == 0 ? whole : null,
        page -> load(transformation.of(page), progress, Kind.CHOSEN, warnings));
    WindowedReading backfill = progress.unfinished();
    if (backfill != null) {
      Backfill completed = backfill.backfill().completed();
      stages
          .loader()
          .load(LoadBatch.checkpoint(session, entity, progress.frontier().safe(), completed));
      backfill.stored(completed);
    }
    warnings.report(progress);
    progress.done(swept);
  }
}
