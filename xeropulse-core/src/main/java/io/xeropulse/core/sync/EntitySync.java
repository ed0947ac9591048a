package io.xeropulse.core.sync;

import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.sync.extract.ApiUsage;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Extraction;
import io.xeropulse.core.sync.extract.Page;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.load.LoadBatch;
import io.xeropulse.core.sync.load.LoadBatch.LoadItem;
import io.xeropulse.core.sync.load.LoadReceipt;
import io.xeropulse.core.sync.load.SeenIds;
import io.xeropulse.core.sync.load.Sweep;
import io.xeropulse.core.sync.load.SweepReceipt;
import io.xeropulse.core.sync.load.WarehouseLoader;
import io.xeropulse.core.sync.quality.QualityGate;
import io.xeropulse.core.sync.quality.Quarantined;
import io.xeropulse.core.sync.quality.Violation;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.transform.RejectedRecordException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one entity through extract, transform, quality and load, page by page. */
final class EntitySync {
  private static final Logger log = LoggerFactory.getLogger(EntitySync.class);

  private final SyncSession session;
  private final QualityGate gate;
  private final WarehouseLoader loader;
  private final SyncListener listener;
  private final SessionKnowledge knowledge;

  EntitySync(
      SyncSession session,
      QualityGate gate,
      WarehouseLoader loader,
      SyncListener listener,
      SessionKnowledge knowledge) {
    this.session = session;
    this.gate = gate;
    this.loader = loader;
    this.listener = listener;
    this.knowledge = knowledge;
  }

  EntityReport run(
      Extraction extraction, Entity entity, Watermark start, @Nullable Instant modifiedSince) {
    ApiUsage before = extraction.usage();
    long fetched = 0;
    LoadReceipt receipt = LoadReceipt.EMPTY;
    SeenIds seen = new SeenIds();
    Watermark watermark = start;
    try {
      Iterator<Page> pages = extraction.pages(entity, modifiedSince);
      while (pages.hasNext()) {
        Page page = pages.next();
        watermark = newest(watermark, page);
        remember(page, seen);
        LoadReceipt loaded = loader.load(prepare(entity, page, watermark));
        // Counted only once written: the report never claims what the warehouse does not hold.
        fetched += page.records().size();
        receipt = receipt.plus(loaded);
        listener.page(session, entity, fetched, page.expectedRecords());
      }
      SweepReceipt swept = sweep(extraction, entity, seen);
      boolean clean = receipt.quarantined() == 0 && swept.withheld() == 0;
      SyncStatus status = clean ? SyncStatus.COMPLETED : SyncStatus.PARTIAL;
      ApiUsage usage = extraction.usage().minus(before);
      return new EntityReport(
          entity, status, fetched, receipt, swept.removed(), usage, doubt(entity, swept));
    } catch (XeroPulseException e) {
      log.warn(
          "organization={} entity={} stopped: {}", session.organization(), entity, e.getMessage());
      ApiUsage usage = extraction.usage().minus(before);
      return new EntityReport(entity, Outcomes.of(e), fetched, receipt, 0, usage, e.getMessage());
    }
  }

  private static void remember(Page page, SeenIds seen) {
    for (SourceRecord record : page.records()) {
      if (record.sourceId() != null) {
        seen.add(record.sourceId());
      }
    }
  }

  private SweepReceipt sweep(Extraction extraction, Entity entity, SeenIds seen) {
    return extraction
        .coverage(entity)
        .map(coverage -> loader.sweep(new Sweep(session, entity, coverage, seen)))
        .orElse(new SweepReceipt(0, 0));
  }

  private static @Nullable String doubt(Entity entity, SweepReceipt swept) {
    return swept.withheld() == 0
        ? null
        : "%d records of %s are gone at the source, too many to believe; nothing was removed. If they were deleted on purpose, raise the warehouse's sweep limit for one sync"
            .formatted(swept.withheld(), entity);
  }

  private LoadBatch prepare(Entity entity, Page page, Watermark watermark) {
    List<LoadItem> facts = new ArrayList<>(page.records().size());
    List<Quarantined> quarantined = new ArrayList<>();
    for (SourceRecord record : page.records()) {
      String rawText = record.rawText();
      try {
        Fact fact = record.toFact(knowledge.transformContext());
        Optional<Violation> violation = gate.check(fact, knowledge);
        if (violation.isPresent()) {
          quarantined.add(new Quarantined(record.sourceId(), violation.get(), rawText));
        } else {
          knowledge.learn(fact);
          facts.add(new LoadItem(fact, rawText));
        }
      } catch (RejectedRecordException e) {
        Violation violation = new Violation(e.rule(), String.valueOf(e.getMessage()));
        quarantined.add(new Quarantined(record.sourceId(), violation, rawText));
      }
    }
    return new LoadBatch(session, entity, facts, quarantined, watermark);
  }

  private static Watermark newest(Watermark watermark, Page page) {
    Watermark newest = watermark;
    for (SourceRecord record : page.records()) {
      newest = newest.advancedTo(record.updatedAt());
    }
    return newest;
  }
}
