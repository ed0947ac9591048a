package io.xeropulse.xpm;

import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.Job;
import io.xeropulse.core.model.JobCost;
import io.xeropulse.core.model.JobInvoice;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.model.TimeEntry;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.extract.Coverage;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.load.LoadBatch;
import io.xeropulse.core.sync.load.LoadReceipt;
import io.xeropulse.core.sync.load.LoadedPage;
import io.xeropulse.core.sync.load.Release;
import io.xeropulse.core.sync.load.Sweep;
import io.xeropulse.core.sync.load.SweepReceipt;
import io.xeropulse.core.sync.load.Waiting;
import io.xeropulse.core.sync.load.WarehouseLoader;
import io.xeropulse.core.sync.proof.ControlTotal;
import io.xeropulse.core.sync.state.Backfill;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.state.SyncSessionStore;
import io.xeropulse.core.sync.state.WatermarkStore;
import io.xeropulse.core.sync.trigger.Trigger;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A warehouse in memory that keeps the ports' promises. Thread-safe as long as each entity has one
 * thread.
 */
final class MemoryWarehouse implements WarehouseLoader, SyncSessionStore, WatermarkStore {
  private final Map<Entity, Map<String, Fact>> rows = new ConcurrentHashMap<>();
  private final Map<Entity, Watermark> watermarks = new ConcurrentHashMap<>();
  private final Map<Entity, Long> fetched = new ConcurrentHashMap<>();

  Map<String, Fact> rows(Entity entity) {
    return rows.computeIfAbsent(entity, e -> new TreeMap<>());
  }

  @Override
  public LoadedPage load(LoadBatch batch) {
    Map<String, Fact> table = rows(batch.entity());
    batch.facts().forEach(item -> table.put(item.fact().sourceId(), item.fact()));
    watermarks.put(batch.entity(), batch.watermark());
    return new LoadedPage(
        new LoadReceipt(batch.facts().size(), 0, 0, batch.quarantined().size()),
        ControlTotal.NOTHING,
        List.of());
  }

  @Override
  public Optional<Backfill> backfill(OrganizationId organization, Entity entity) {
    return Optional.empty();
  }

  @Override
  public SweepReceipt sweep(Sweep sweep) {
    Map<String, Fact> table = rows(sweep.entity());
    int before = table.size();
    table
        .values()
        .removeIf(
            fact -> covers(sweep.coverage(), fact) && !sweep.seen().contains(fact.sourceId()));
    return new SweepReceipt(before - table.size(), 0);
  }

  private static boolean covers(Coverage coverage, Fact fact) {
    if (coverage instanceof Coverage.Between between) {
      LocalDate date = date(fact);
      return date != null && !date.isBefore(between.first()) && !date.isAfter(between.last());
    }
    return !(coverage instanceof Coverage.OfParents parents)
        || (fact instanceof JobCost cost && parents.parentIds().contains(cost.jobId()));
  }

  private static @Nullable LocalDate date(Fact fact) {
    if (fact instanceof TimeEntry entry) {
      return entry.date();
    }
    if (fact instanceof JobInvoice invoice) {
      return invoice.date();
    }
    return fact instanceof Job job ? job.startDate() : null;
  }

  @Override
  public long held(OrganizationId organization, Entity entity) {
    return -1;
  }

  /** Nothing is kept of what could not be loaded. */
  @Override
  public Waiting waiting(OrganizationId organization, Entity entity) {
    return Waiting.NOTHING;
  }

  @Override
  public void release(Release release) {}

  /** Nothing is remembered of earlier sessions, so that an emptied practice is no surprise. */
  @Override
  public Watermark watermark(OrganizationId organization, Entity entity) {
    return watermarks.getOrDefault(entity, Watermark.NONE);
  }

  @Override
  public SyncSession begin(OrganizationId organization, Trigger trigger) {
    return new SyncSession(UUID.randomUUID(), organization, 1);
  }

  @Override
  public void finish(SyncSession session, SyncReport report) {
    report.entities().forEach(entity -> fetched.put(entity.entity(), entity.fetched()));
  }

  @Override
  public long fetchedBefore(SyncSession session, Entity entity) {
    return fetched.getOrDefault(entity, 0L);
  }
}
