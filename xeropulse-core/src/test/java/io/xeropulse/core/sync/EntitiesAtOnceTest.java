package io.xeropulse.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.SourceUnavailableException;
import io.xeropulse.core.sync.extract.Entity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.KeptMdc;
import org.slf4j.MDC;

/** Entities that do not depend on each other are synced at the same time, and only those. */
class EntitiesAtOnceTest {
  private final WatchedSync sync = new WatchedSync();
  private final BranchingSource xero = sync.xero;

  @AfterEach
  void check() {
    sync.check();
  }

  @Test
  void shouldReadAndLoadIndependentEntitiesAtTheSameTime() {
    xero.add("accounts", 2);
    xero.add("contacts", 2);
    xero.add("items", 2);
    CyclicBarrier reading = new CyclicBarrier(3);
    CyclicBarrier writing = new CyclicBarrier(3);
    xero.gate = (entity, page) -> WatchedSync.meet(reading);
    sync.loading = batch -> WatchedSync.meet(writing);
    SyncReport report = sync.run(3, xero);
    assertThat(report.status()).isEqualTo(SyncStatus.COMPLETED);
    assertThat(report.entities())
        .extracting(entity -> entity.entity().name() + " " + entity.usage().calls())
        .containsExactly("accounts 2", "contacts 2", "items 2");
    assertThat(xero.closed).hasValue(1);
  }

  @Test
  void shouldReadOneAfterTheOtherOnTheCallersThreadIfToldTo() {
    xero.add("accounts", 2);
    xero.add("contacts", 2);
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    sync.loaded =
        batch -> {
          order.add(batch.entity().name());
          assertThat(Thread.currentThread().getName()).doesNotStartWith("xeropulse-");
        };
    sync.run(1, xero);
    assertThat(order).containsExactly("accounts", "accounts", "contacts", "contacts");
  }

  /** Any graph, any number at once: the invariants that the rest of the library relies on. */
  @Test
  void shouldKeepEveryOrderAndBoundWhateverDependsOnWhat() {
    long first = Long.getLong("seed", 1);
    int seeds = Boolean.getBoolean("xeropulse.proof") ? 5_000 : 200;
    System.out.println("EntitiesAtOnceTest: seeds " + first + " to " + (first + seeds - 1));
    for (long seed = first; seed < first + seeds; seed++) {
      WatchedSync run = new WatchedSync();
      keepsOrderAndBounds(run, seed);
      run.check();
    }
  }

  private static void keepsOrderAndBounds(WatchedSync sync, long seed) {
    BranchingSource xero = sync.xero;
    Random random = new Random(seed);
    BranchingSource xpm = new BranchingSource("xpm");
    Map<Entity, Integer> sizes = new HashMap<>();
    for (BranchingSource source : List.of(xero, xpm)) {
      grow(source, random, sizes);
    }
    int atOnce = 1 + random.nextInt(5);
    boolean fails = random.nextInt(3) == 0;
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Set<Entity> begun = ConcurrentHashMap.newKeySet();
    Set<Entity> over = ConcurrentHashMap.newKeySet();
    Map<Entity, AtomicInteger> pagesInMemory = new ConcurrentHashMap<>();
    AtomicInteger callsToGo = new AtomicInteger(1 + random.nextInt(20));
    for (BranchingSource source : List.of(xero, xpm)) {
      source.gate =
          (entity, page) -> {
            if (begun.add(entity)) {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              if (!over.containsAll(source.dependencies(entity))) {
                sync.problems.add("seed %d: %s came too early".formatted(seed, entity));
              }
            }
            int inMemory = held(pagesInMemory, entity).incrementAndGet();
            if (!fails && inMemory > 2) {
              sync.problems.add("seed %d: %d pages of %s".formatted(seed, inMemory, entity));
            }
            if (fails && callsToGo.decrementAndGet() == 0) {
              throw new SourceUnavailableException("502");
            }
          };
    }
    sync.loaded = batch -> held(pagesInMemory, batch.entity()).decrementAndGet();
    sync.onEntity =
        report -> {
          over.add(report.entity());
          running.decrementAndGet();
        };
    SyncReport report = sync.run(atOnce, xero, xpm);

    assertThat(report.status()).as("seed %d", seed).isEqualTo(SyncStatus.COMPLETED);
    assertThat(fails ? 0 : most.get()).as("seed %d", seed).isLessThanOrEqualTo(atOnce);
    List<Entity> declared =
        Stream.of(xero, xpm).flatMap(source -> source.entities().stream()).toList();
    assertThat(report.entities()).extracting(EntityReport::entity).isEqualTo(declared);
    for (EntityReport entity : report.entities()) {
      BranchingSource source = entity.entity().source().equals("xero") ? xero : xpm;
      int size = sizes.get(entity.entity());
      assertThat(entity.usage().calls())
          .as("seed %d: %s", seed, entity.entity())
          .isEqualTo(source.calls.get(entity.entity()).get());
      assertThat(sync.warehouse.tables.get(entity.entity())).hasSize(size);
      assertThat(entity.after().newest()).isEqualTo(BranchingSource.changed(size));
    }
  }

  private static AtomicInteger held(Map<Entity, AtomicInteger> pages, Entity entity) {
    return pages.computeIfAbsent(entity, first -> new AtomicInteger());
  }

  /** Dependencies that hold their own, as a source's have to. */
  private static void grow(BranchingSource source, Random random, Map<Entity, Integer> sizes) {
    int count = 1 + random.nextInt(7);
    for (int number = 0; number < count; number++) {
      Set<Entity> before = new HashSet<>();
      for (Entity earlier : source.entities()) {
        if (random.nextInt(3) == 0) {
          before.add(earlier);
          before.addAll(source.dependencies(earlier));
        }
      }
      Entity entity = new Entity(source.source(), "e" + number, random.nextInt(6) == 0);
      int pages = 1 + random.nextInt(4);
      source.add(entity, pages, before);
      sizes.put(entity, pages);
    }
  }

  @Test
  void shouldReadTwoSourcesAtTheSameTimeBehindWhatBothAreUnderstoodBy() {
    Entity organisation = xero.add(new Entity("xero", "organisations", true), 1, Set.of());
    xero.add("accounts", 1, organisation);
    BranchingSource xpm = new BranchingSource("xpm");
    xpm.add("clients", 1);
    CyclicBarrier both = new CyclicBarrier(2);
    AtomicBoolean known = new AtomicBoolean();
    sync.onEntity = report -> known.compareAndSet(false, report.entity().reference());
    xero.gate =
        (entity, page) -> {
          if (!entity.equals(organisation)) {
            WatchedSync.meet(both);
          }
        };
    xpm.gate =
        (entity, page) -> {
          if (!known.get()) {
            sync.problems.add("read before the base currency was known");
          }
          WatchedSync.meet(both);
        };
    assertThat(sync.run(4, xero, xpm).status()).isEqualTo(SyncStatus.COMPLETED);
  }

  @Test
  void shouldReadSourcesThatFillTheSameTablesOneAfterTheOther() {
    Entity first = xero.add("contacts", 3);
    BranchingSource again = new BranchingSource("xero");
    again.add("contacts", 1);
    AtomicInteger ofTheFirst = new AtomicInteger();
    sync.loaded = batch -> ofTheFirst.incrementAndGet();
    again.gate =
        (entity, page) -> {
          if (ofTheFirst.get() < 3) {
            sync.problems.add("read while the other source of the name was");
          }
        };
    assertThat(sync.run(4, xero, again).status()).isEqualTo(SyncStatus.COMPLETED);
    assertThat(xero.calls.get(first)).hasValue(3);
  }

  @Test
  void shouldNameTheSessionAndTheRightEntityInEveryThreadsLogLines() {
    KeptMdc.install();
    Set<Entity> seen = ConcurrentHashMap.newKeySet();
    for (String name : List.of("one", "other", "third")) {
      seen.add(xero.add(name, 2));
    }
    CyclicBarrier all = new CyclicBarrier(3);
    Consumer<Entity> look =
        entity -> {
          WatchedSync.meet(all);
          Map<String, String> keys = MDC.getCopyOfContextMap();
          if (!entity.toString().equals(keys.get("entity"))
              || !sync.organization.toString().equals(keys.get("organization"))
              || !keys.containsKey("session")) {
            sync.problems.add(entity + " has " + keys);
          }
        };
    sync.loading = batch -> look.accept(batch.entity());
    xero.gate =
        (entity, page) -> {
          String named = MDC.get("entity");
          if (!entity.toString().equals(named)) {
            sync.problems.add(entity + " read as " + named);
          }
        };
    assertThat(sync.run(3, xero).status()).isEqualTo(SyncStatus.COMPLETED);
    assertThat(MDC.get("organization")).isNull();
  }

  @Test
  void shouldRefuseToReadNothingAtOnce() {
    assertThatThrownBy(
            () ->
                SyncPipeline.builder(sync.warehouse, sync.warehouse, sync.warehouse)
                    .entitiesAtOnce(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("entitiesAtOnce");
  }
}
