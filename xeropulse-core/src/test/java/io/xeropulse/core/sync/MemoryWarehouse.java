package io.xeropulse.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.StaleFenceException;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.OrganizationId;
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
import io.xeropulse.core.sync.quality.Quarantined;
import io.xeropulse.core.sync.state.Backfill;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.state.SyncSessionStore;
import io.xeropulse.core.sync.state.WatermarkStore;
import io.xeropulse.core.sync.trigger.Trigger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A warehouse in memory that keeps what the ports promise: page and watermark together, a fence.
 * Thread-safe.
 */
final class MemoryWarehouse implements WarehouseLoader, WatermarkStore, SyncSessionStore {
  final Map<Entity, Map<String, Fact>> tables = new HashMap<>();
  final Map<Entity, Map<String, Quarantined>> waiting = new HashMap<>();
  final Map<Entity, Watermark> watermarks = new HashMap<>();
  final Map<Entity, Backfill> backfills = new HashMap<>();
  final List<SyncReport> finished = new ArrayList<>();
  Runnable beforeLoad = () -> {};
  int loads;
  int uncounted;
  private long fence;

  @Override
  public LoadedPage load(LoadBatch batch) {
    holdTurn(batch);
    beforeLoad.run();
    return write(batch);
  }

  private synchronized void holdTurn(LoadBatch batch) {
    if (batch.session().fence() != fence) {
      throw new StaleFenceException("lost its turn");
    }
    loads++;
  }

  private synchronized LoadedPage write(LoadBatch batch) {
    long inserted = 0;
    long updated = 0;
    Map<String, Fact> table = tables.computeIfAbsent(batch.entity(), e -> new HashMap<>());
    for (LoadBatch.LoadItem item : batch.facts()) {
      Fact before = table.put(item.fact().sourceId(), item.fact());
      inserted += before == null ? 1 : 0;
      updated += before != null && !before.equals(item.fact()) ? 1 : 0;
    }
    for (LoadBatch.LoadItem item : batch.facts()) {
      quarantine(batch.entity()).remove(item.fact().sourceId());
    }
    for (Quarantined record : batch.quarantined()) {
      quarantine(batch.entity())
          .put(Objects.requireNonNullElse(record.sourceId(), record.rawText()), record);
    }
    watermarks.merge(batch.entity(), batch.watermark(), (old, now) -> old.advancedTo(now.newest()));
    if (batch.backfill() != null) {
      backfills.put(batch.entity(), batch.backfill());
    }
    long same = batch.facts().size() - inserted - updated;
    return new LoadedPage(
        new LoadReceipt(inserted, updated, same, batch.quarantined().size()),
        ControlTotal.NOTHING,
        List.of());
  }

  @Override
  public synchronized SweepReceipt sweep(Sweep sweep) {
    return new SweepReceipt(0, 0);
  }

  @Override
  public synchronized long held(OrganizationId organization, Entity entity) {
    Set<String> held = new HashSet<>(tables.getOrDefault(entity, Map.of()).keySet());
    held.addAll(quarantine(entity).keySet());
    return Math.max(0, held.size() - uncounted);
  }

  @Override
  public synchronized Waiting waiting(OrganizationId organization, Entity entity) {
    List<Quarantined> all = List.copyOf(quarantine(entity).values());
    Watermark unnamedAfter =
        all.stream()
            .map(Quarantined::after)
            .filter(Objects::nonNull)
            .reduce((one, other) -> other.before(one) ? other : one)
            .orElse(null);
    List<String> ids = all.stream().map(Quarantined::sourceId).filter(Objects::nonNull).toList();
    return new Waiting(all.size(), ids, unnamedAfter);
  }

  @Override
  public synchronized void release(Release release) {
    Watermark after = release.unnamedAfter();
    quarantine(release.entity())
        .values()
        .removeIf(
            record ->
                record.after() == null
                    ? release.gone().contains(record.sourceId())
                    : after != null && !record.after().before(after));
  }

  private Map<String, Quarantined> quarantine(Entity entity) {
    return waiting.computeIfAbsent(entity, e -> new LinkedHashMap<>());
  }

  @Override
  public synchronized Watermark watermark(OrganizationId organization, Entity entity) {
    return watermarks.getOrDefault(entity, Watermark.NONE);
  }

  @Override
  public synchronized Optional<Backfill> backfill(OrganizationId organization, Entity entity) {
    return Optional.ofNullable(backfills.get(entity));
  }

  @Override
  public synchronized SyncSession begin(OrganizationId organization, Trigger trigger) {
    fence++;
    return new SyncSession(new UUID(0, fence), organization, fence);
  }

  @Override
  public synchronized void finish(SyncSession session, SyncReport report) {
    saysWhy(report.status(), report.error());
    report.entities().forEach(entity -> saysWhy(entity.status(), entity.error()));
    finished.add(report);
  }

  /** Whatever is not complete says why. */
  private static void saysWhy(SyncStatus status, @Nullable String error) {
    assertThat(error == null).as("%s: %s", status, error).isEqualTo(status == SyncStatus.COMPLETED);
    assertThat(String.valueOf(error).contains("null")).isEqualTo(error == null);
  }

  @Override
  public synchronized long fetchedBefore(SyncSession session, Entity entity) {
    return finished.stream()
        .flatMap(report -> report.entities().stream())
        .filter(report -> report.entity().equals(entity))
        .mapToLong(EntityReport::fetched)
        .reduce(0, (earlier, later) -> later);
  }
}
