package io.xeropulse.warehouse.load;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.load.LoadBatch;
import io.xeropulse.core.sync.load.LoadReceipt;
import io.xeropulse.core.sync.load.LoadedPage;
import io.xeropulse.core.sync.load.Release;
import io.xeropulse.core.sync.load.Sweep;
import io.xeropulse.core.sync.load.SweepReceipt;
import io.xeropulse.core.sync.load.Waiting;
import io.xeropulse.core.sync.load.WarehouseLoader;
import io.xeropulse.core.sync.quality.Quarantined;
import io.xeropulse.core.sync.state.Backfill;
import io.xeropulse.warehouse.access.DatabaseFailure;
import io.xeropulse.warehouse.access.DatabaseRole;
import io.xeropulse.warehouse.access.Fence;
import io.xeropulse.warehouse.access.RoundTrip;
import io.xeropulse.warehouse.access.TenantTransactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes pages into PostgreSQL as the loading role, under the organization's row security. Facts,
 * quarantine, total, watermark and backfill of a page are one transaction, behind the session's
 * fence: by COPY where the database is near or the page large, else in one round trip. Thread-safe:
 * pages of one organization that come at the same time are written one after the other, behind the
 * fence, and none asks for a second connection while it has one.
 */
public final class PostgresLoader implements WarehouseLoader {
  /** So many messages more go back and forth by COPY than in one round trip. */
  private static final int TRIPS_OF_COPY = 8;

  /** So much less time the server and we spend on a fact by COPY (benchmarks {@code pages}). */
  private static final Duration SAVED_BY_COPY = Duration.ofNanos(30_000);

  /**
   * A table that just grew has no statistics yet, and the planner would read all of an
   * organization's rows for every one of a page. This leaves it nothing but the key's index.
   * Without that risk a plan may be kept: the check of a foreign key, which there is for every
   * line, takes less time than its planning.
   */
  private static final String LOOK_UP_BY_KEY =
      """
      select length(set_config('enable_seqscan', 'off', true)
        || set_config('enable_bitmapscan', 'off', true)
        || set_config('enable_sort', 'off', true)
        || set_config('jit', 'off', true)
        || set_config('plan_cache_mode', 'auto', true))\
      """;

  private static final String ADVANCE =
      """
      insert into watermark as w (organization_id, source, entity, newest)
      select %1$s, i.source, i.entity, i.newest
      from (values (?, ?, ?::timestamptz)) as i (source, entity, newest)
      where not exists (
        select from watermark k
        where k.organization_id = %1$s and k.source = i.source and k.entity = i.entity
          and k.newest >= i.newest)
      on conflict (organization_id, source, entity) do update
      set newest = greatest(w.newest, excluded.newest)\
      """
          .formatted(UpsertSql.ORGANIZATION);

  private static final String GO_ON =
      """
      insert into backfill as b (organization_id, source, entity, window_start, window_end, windows_done,
        windows_expected, position, began_at, newest, complete)
      values (%s, ?, ?, ?::date, ?::date, ?, ?, ?::timestamptz, ?::timestamptz, ?::timestamptz, ?)
      on conflict (organization_id, source, entity) do update
      set window_start = excluded.window_start, window_end = excluded.window_end,
        windows_done = excluded.windows_done, windows_expected = excluded.windows_expected,
        position = excluded.position, began_at = excluded.began_at, newest = excluded.newest,
        complete = excluded.complete\
      """
          .formatted(UpsertSql.ORGANIZATION);

  private final TenantTransactions transactions;
  private final Distance distance;
  private final InstantSource clock;
  private final int sweepLimitPercent;

  /**
   * Creates a loader.
   *
   * @param transactions the database
   * @param distance tells how far away it is
   * @param clock tells when a record was quarantined or removed
   * @param sweepLimitPercent the largest share of what a reading covered that may be gone, 0 to 100
   */
  public PostgresLoader(
      TenantTransactions transactions,
      Distance distance,
      InstantSource clock,
      int sweepLimitPercent) {
    this.transactions = transactions;
    this.distance = distance;
    this.clock = clock;
    this.sweepLimitPercent = sweepLimitPercent;
  }

  @Override
  public LoadedPage load(LoadBatch batch) {
    PageRows rows = PageRows.of(batch);
    List<Quarantined> quarantined = new ArrayList<>(batch.quarantined());
    quarantined.addAll(rows.refused());
    Written written =
        copyPays(batch) ? byCopy(batch, rows, quarantined) : inOneTrip(batch, rows, quarantined);
    long records = rows.total().records();
    LoadReceipt receipt =
        new LoadReceipt(
            written.inserted(),
            written.updated(),
            records - written.inserted() - written.updated() - quarantined.size(),
            quarantined.size());
    return new LoadedPage(receipt, rows.total(), rows.held());
  }

  private boolean copyPays(LoadBatch batch) {
    Duration trips = distance.roundTrip(batch.session().organization()).multipliedBy(TRIPS_OF_COPY);
    return trips.compareTo(SAVED_BY_COPY.multipliedBy(batch.facts().size())) < 0;
  }

  private Written inOneTrip(LoadBatch batch, PageRows rows, List<Quarantined> quarantined) {
    RoundTrip trip = new RoundTrip();
    begin(trip, batch, rows);
    PageStatements facts = new PageStatements(trip, batch.entity().source());
    facts.add(rows.tables());
    end(trip, batch, rows.ids(), quarantined);
    return facts.written(
        transactions.run(batch.session().organization(), DatabaseRole.LOADER, trip));
  }

  private Written byCopy(LoadBatch batch, PageRows rows, List<Quarantined> quarantined) {
    OrganizationId organization = batch.session().organization();
    return transactions.run(
        organization,
        DatabaseRole.LOADER,
        handle -> {
          try {
            return byCopy(handle.getConnection(), batch, rows, quarantined);
          } catch (SQLException e) {
            throw DatabaseFailure.of(organization, e);
          }
        });
  }

  private Written byCopy(
      Connection connection, LoadBatch batch, PageRows rows, List<Quarantined> quarantined)
      throws SQLException {
    RoundTrip before = new RoundTrip();
    begin(before, batch, rows);
    int waiting = new QuarantineStatements(before, batch.entity()).count();
    boolean nobodyWaits = before.send(connection).get(waiting)[0] == 0;
    RoundTrip trip = new RoundTrip();
    Written written =
        new CopyWriter(connection, batch.entity().source(), trip).write(rows.tables());
    end(trip, batch, nobodyWaits ? List.of() : rows.ids(), quarantined);
    trip.send(connection);
    return written;
  }

  private static void begin(RoundTrip trip, LoadBatch batch, PageRows rows) {
    Fence.hold(trip, batch.session());
    trip.add(LOOK_UP_BY_KEY);
    if (rows.total().records() > 0) {
      PageTotals.keep(trip, batch, rows.total());
    }
  }

  private void end(
      RoundTrip trip, LoadBatch batch, List<String> loaded, List<Quarantined> quarantined) {
    QuarantineStatements quarantine = new QuarantineStatements(trip, batch.entity());
    quarantine.letOut(loaded);
    quarantine.putIn(quarantined, clock.instant());
    Instant newest = batch.watermark().newest();
    if (newest != null) {
      trip.add(ADVANCE, batch.entity().source(), batch.entity().name(), Timestamp.from(newest));
    }
    Backfill backfill = batch.backfill();
    if (backfill != null) {
      goOn(trip, batch.entity(), backfill);
    }
  }

  private static void goOn(RoundTrip trip, Entity entity, Backfill backfill) {
    trip.add(
        GO_ON,
        entity.source(),
        entity.name(),
        backfill.window().startInclusive(),
        backfill.window().endExclusive(),
        backfill.windowsDone(),
        backfill.windowsExpected(),
        timestamp(backfill.position().newest()),
        timestamp(backfill.began()),
        timestamp(backfill.newest().newest()),
        backfill.complete());
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }

  @Override
  public SweepReceipt sweep(Sweep sweep) {
    return SweptTable.of(sweep.entity())
        .map(table -> sweep(sweep, table))
        .orElse(new SweepReceipt(0, 0));
  }

  private SweepReceipt sweep(Sweep sweep, SweptTable table) {
    return transactions
        .overWholeBooks()
        .run(
            sweep.session().organization(),
            DatabaseRole.LOADER,
            handle ->
                new AbsenceSweep(handle, sweep, table).run(sweepLimitPercent, clock.instant()));
  }

  @Override
  public long held(OrganizationId organization, Entity entity) {
    return transactions.run(
        organization, DatabaseRole.LOADER, handle -> HeldCount.of(handle, organization, entity));
  }

  @Override
  public Waiting waiting(OrganizationId organization, Entity entity) {
    return transactions.run(
        organization,
        DatabaseRole.LOADER,
        handle -> WaitingRecords.of(handle, organization, entity));
  }

  @Override
  public void release(Release release) {
    transactions.run(
        release.session().organization(),
        DatabaseRole.LOADER,
        handle -> {
          WaitingRecords.release(handle, release);
          return release;
        });
  }
}
