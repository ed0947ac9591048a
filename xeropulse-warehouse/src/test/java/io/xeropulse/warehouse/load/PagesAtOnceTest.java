package io.xeropulse.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.StaleFenceException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Coverage;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.load.LoadBatch;
import io.xeropulse.core.sync.load.LoadBatch.LoadItem;
import io.xeropulse.core.sync.load.Release;
import io.xeropulse.core.sync.load.SeenIds;
import io.xeropulse.core.sync.load.Sweep;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.warehouse.Facts;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Several entities of one session are written at the same time: the turn is the first lock that
 * each of them takes, so they follow one another and none waits for one that waits for it.
 */
class PagesAtOnceTest {
  private static final DataSource dataSource = PostgresServer.newWarehouse();
  private static final Entity TRANSFERS = new Entity("xero", "bank_transfers", false);
  private static final Entity JOBS = new Entity("xpm", "jobs", false);
  private static final Instant NOW = Instant.parse("2025-06-30T00:00:00Z");

  private final Warehouse warehouse =
      Warehouse.builder(dataSource).clock(() -> NOW).sweepLimitPercent(100).build();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldHoldTheSameAsWrittenOneAfterTheOther(long seed) throws Exception {
    SyncSession alone = Facts.begin(warehouse, new OrganizationId(UUID.randomUUID()));
    entities(alone, seed).values().forEach(all -> all.forEach(Runnable::run));
    SyncSession together = Facts.begin(warehouse, new OrganizationId(UUID.randomUUID()));
    atOnce(entities(together, seed));
    assertThat(contents(together)).hasSizeGreaterThan(4_000).isEqualTo(contents(alone));
  }

  /** What was removed says by whom and of whom. */
  private static List<String> contents(SyncSession session) {
    String organization = session.organization().value().toString();
    return WarehouseContents.of(dataSource, session.organization()).stream()
        .map(row -> row.replace(organization, "ours").replace(session.id().toString(), "ours"))
        .sorted()
        .toList();
  }

  @Test
  void shouldWriteNothingOfAnyEntityOnceTheTurnIsLost() throws Exception {
    OrganizationId organization = new OrganizationId(UUID.randomUUID());
    SyncSession session = Facts.begin(warehouse, organization);
    int entities = 4;
    CountDownLatch allWrite = new CountDownLatch(entities);
    AtomicInteger lost = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(entities);
    try {
      List<Future<?>> writing = new ArrayList<>();
      for (int i = 0; i < entities; i++) {
        Entity entity = new Entity("xero", "list_" + i, false);
        writing.add(
            threads.submit(
                () -> {
                  for (long page = 1; ; page++) {
                    Watermark watermark = new Watermark(Instant.ofEpochSecond(page));
                    try {
                      warehouse
                          .loader()
                          .load(new LoadBatch(session, entity, 1, List.of(), List.of(), watermark));
                    } catch (StaleFenceException e) {
                      lost.incrementAndGet();
                      return;
                    }
                    allWrite.countDown();
                  }
                }));
      }
      allWrite.await();
      Facts.begin(warehouse, organization);
      List<String> atTheTurn = WarehouseContents.of(dataSource, organization);
      awaitAll(writing);
      assertThat(lost).hasValue(entities);
      assertThat(WarehouseContents.of(dataSource, organization)).isEqualTo(atTheTurn);
    } finally {
      threads.shutdownNow();
    }
  }

  /** What each entity writes, in its order. */
  private Map<Entity, List<Runnable>> entities(SyncSession session, long seed) {
    Map<Entity, List<Runnable>> writes = new LinkedHashMap<>();
    for (LoadBatch page : SamplePages.of(session, seed)) {
      writes
          .computeIfAbsent(page.entity(), first -> new ArrayList<>())
          .add(() -> warehouse.loader().load(page));
    }
    // Of one table with the invoices, and swept from it.
    writes.put(
        TRANSFERS,
        List.of(
            () -> transfers(session, 0, 40),
            () -> transfers(session, 20, 60),
            () -> sweep(session, TRANSFERS, "B", 20, 60)));
    writes.put(
        JOBS,
        List.of(
            () -> jobs(session, 0, 50),
            () -> sweep(session, JOBS, "J", 10, 50),
            () -> jobs(session, 0, 30),
            () ->
                warehouse
                    .loader()
                    .release(new Release(session, JOBS, Set.of("J1"), Watermark.NONE))));
    for (List<Runnable> ofEntity : writes.values()) {
      assertThat(ofEntity).isNotEmpty();
    }
    return writes;
  }

  private void transfers(SyncSession session, int from, int to) {
    List<LoadItem> items = new ArrayList<>();
    for (int i = from; i < to; i++) {
      items.add(new LoadItem(Facts.transfer("B" + i, "2025-03-01"), "raw"));
    }
    load(session, TRANSFERS, items);
  }

  private void jobs(SyncSession session, int from, int to) {
    List<LoadItem> items = new ArrayList<>();
    for (int i = from; i < to; i++) {
      items.add(new LoadItem(Facts.job("J" + i), "raw"));
    }
    load(session, JOBS, items);
  }

  private void load(SyncSession session, Entity entity, List<LoadItem> items) {
    warehouse.loader().load(new LoadBatch(session, entity, 1, items, List.of(), Watermark.NONE));
  }

  private void sweep(SyncSession session, Entity entity, String prefix, int from, int to) {
    SeenIds seen = new SeenIds();
    for (int i = from; i < to; i++) {
      seen.add(prefix + i);
    }
    warehouse.loader().sweep(new Sweep(session, entity, new Coverage.Everything(), seen));
    warehouse.loader().waiting(session.organization(), entity);
    warehouse.sessions().fetchedBefore(session, entity);
  }

  private static void atOnce(Map<Entity, List<Runnable>> entities) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(entities.size());
    CyclicBarrier start = new CyclicBarrier(entities.size());
    try {
      List<Future<?>> writing = new ArrayList<>();
      for (List<Runnable> writes : entities.values()) {
        writing.add(
            threads.submit(
                () -> {
                  start.await(1, TimeUnit.MINUTES);
                  writes.forEach(Runnable::run);
                  return null;
                }));
      }
      awaitAll(writing);
    } finally {
      threads.shutdownNow();
    }
  }

  private static void awaitAll(List<Future<?>> writing) throws Exception {
    for (Future<?> one : writing) {
      try {
        one.get(2, TimeUnit.MINUTES);
      } catch (ExecutionException e) {
        throw new AssertionError("A write failed beside the others", e.getCause());
      }
    }
  }
}
