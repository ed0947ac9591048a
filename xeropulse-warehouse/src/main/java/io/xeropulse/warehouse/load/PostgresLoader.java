package io.xeropulse.warehouse.load;

import io.xeropulse.core.model.Fact;
import io.xeropulse.core.sync.load.LoadBatch;
import io.xeropulse.core.sync.load.LoadBatch.LoadItem;
import io.xeropulse.core.sync.load.LoadReceipt;
import io.xeropulse.core.sync.load.Sweep;
import io.xeropulse.core.sync.load.SweepReceipt;
import io.xeropulse.core.sync.load.WarehouseLoader;
import io.xeropulse.core.sync.quality.Quarantined;
import io.xeropulse.core.sync.quality.Violation;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.warehouse.access.DatabaseFailure;
import io.xeropulse.warehouse.access.DatabaseRole;
import io.xeropulse.warehouse.access.Fence;
import io.xeropulse.warehouse.access.TenantTransactions;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Writes pages into PostgreSQL as the loading role, under the organization's row security. Facts,
 * quarantine and watermark of a page are one transaction, behind the session's fence. Thread-safe.
 */
public final class PostgresLoader implements WarehouseLoader {
  private final TenantTransactions transactions;
  private final InstantSource clock;
  private final int sweepLimitPercent;

  /**
   * Creates a loader.
   *
   * @param transactions the database
   * @param clock tells when a record was quarantined or removed
   * @param sweepLimitPercent the largest share of what a reading covered that may be gone, 0 to 100
   */
  public PostgresLoader(
      TenantTransactions transactions, InstantSource clock, int sweepLimitPercent) {
    this.transactions = transactions;
    this.clock = clock;
    this.sweepLimitPercent = sweepLimitPercent;
  }

  @Override
  public LoadReceipt load(LoadBatch batch) {
    List<Quarantined> quarantined = new ArrayList<>(batch.quarantined());
    Map<FactTable<?>, Map<String, StoredRow>> pages = storable(batch.facts(), quarantined);
    return transactions.run(
        batch.session().organization(),
        DatabaseRole.LOADER,
        handle -> write(handle, batch, pages, quarantined));
  }

  @Override
  public SweepReceipt sweep(Sweep sweep) {
    return SweptTable.of(sweep.entity())
        .map(table -> sweep(sweep, table))
        .orElse(new SweepReceipt(0, 0));
  }

  private SweepReceipt sweep(Sweep sweep, SweptTable table) {
    return transactions.run(
        sweep.session().organization(),
        DatabaseRole.LOADER,
        handle -> new AbsenceSweep(handle, sweep, table).run(sweepLimitPercent, clock.instant()));
  }

  private static Map<FactTable<?>, Map<String, StoredRow>> storable(
      List<LoadItem> items, List<Quarantined> quarantined) {
    Map<FactTable<?>, Map<String, StoredRow>> pages = new LinkedHashMap<>();
    for (LoadItem item : items) {
      FactTable<Fact> table = FactTables.of(item.fact());
      try {
        StoredRow row = StoredRow.of(table, item.fact());
        // The same key twice in one statement is an error; the later version of a record wins.
        pages.computeIfAbsent(table, t -> new LinkedHashMap<>()).put(row.sourceId(), row);
      } catch (UnstorableException e) {
        String reason =
            "The warehouse cannot hold " + e.getMessage() + "; correct it at the source";
        quarantined.add(
            new Quarantined(
                item.fact().sourceId(), new Violation("storable", reason), item.rawText()));
      }
    }
    return pages;
  }

  private LoadReceipt write(
      Handle handle,
      LoadBatch batch,
      Map<FactTable<?>, Map<String, StoredRow>> pages,
      List<Quarantined> quarantined) {
    SyncSession session = batch.session();
    Fence.hold(handle, session);
    lookUpByKey(handle);
    PageWriter writer =
        new PageWriter(
            handle.getConnection(), session.organization().value(), batch.entity().source());
    QuarantineWriter quarantine =
        new QuarantineWriter(handle, session.organization().value(), batch.entity());
    long inserted = 0;
    long updated = 0;
    try {
      for (Map.Entry<FactTable<?>, Map<String, StoredRow>> page : pages.entrySet()) {
        PageWriter.Written written = writer.write(page.getKey(), page.getValue().values());
        inserted += written.inserted();
        updated += written.updated();
        quarantine.letOut(page.getValue().keySet());
      }
    } catch (SQLException e) {
      throw DatabaseFailure.of(session.organization(), e);
    }
    quarantine.putIn(quarantined, clock.instant());
    advance(handle, batch);
    long records = (long) batch.facts().size() + batch.quarantined().size();
    return new LoadReceipt(
        inserted, updated, records - inserted - updated - quarantined.size(), quarantined.size());
  }

  /**
   * A table that just grew from nothing has no statistics yet, and the planner would read it whole
   * for every row of a page.
   */
  private static void lookUpByKey(Handle handle) {
    handle
        .createQuery(
            "select set_config('enable_seqscan', 'off', true) || set_config('jit', 'off', true)")
        .mapTo(String.class)
        .one();
  }

  private static void advance(Handle handle, LoadBatch batch) {
    Instant newest = batch.watermark().newest();
    if (newest == null) {
      return;
    }
    handle
        .createUpdate(
            """
            insert into xeropulse.watermark as w (organization_id, source, entity, newest)
            select :organization, :source, :entity, :newest
            where not exists (
              select from xeropulse.watermark
              where organization_id = :organization and source = :source and entity = :entity
                and newest >= :newest)
            on conflict (organization_id, source, entity) do update
            set newest = greatest(w.newest, excluded.newest)
            """)
        .bind("organization", batch.session().organization().value())
        .bind("source", batch.entity().source())
        .bind("entity", batch.entity().name())
        .bind("newest", Timestamp.from(newest))
        .execute();
  }
}
