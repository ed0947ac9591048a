package io.xeropulse.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.SourceUnavailableException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.SourceConnector;
import io.xeropulse.core.sync.load.LoadBatch;
import io.xeropulse.core.sync.load.LoadedPage;
import io.xeropulse.core.sync.load.Release;
import io.xeropulse.core.sync.load.Sweep;
import io.xeropulse.core.sync.load.SweepReceipt;
import io.xeropulse.core.sync.load.Waiting;
import io.xeropulse.core.sync.load.WarehouseLoader;
import io.xeropulse.core.sync.notice.Notice;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.trigger.Trigger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A sync that is watched: what is told, which threads take part, and hooks to hold them up. */
final class WatchedSync {
  static final long GUARD_SECONDS = 60;

  final OrganizationId organization = new OrganizationId(UUID.randomUUID());
  final MemoryWarehouse warehouse = new MemoryWarehouse();
  final BranchingSource xero = new BranchingSource("xero");
  final Cancellation cancellation = new Cancellation();
  final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  final List<Duration> waits = new ArrayList<>();
  final List<Notice> notices = new ArrayList<>();
  final List<String> problems = Collections.synchronizedList(new ArrayList<>());
  final AtomicBoolean telling = new AtomicBoolean();
  Consumer<LoadBatch> loading = batch -> {};
  Consumer<LoadBatch> loaded = batch -> {};
  Consumer<PageProgress> onPage = page -> {};
  Consumer<EntityReport> onEntity = report -> {};

  SyncReport run(int atOnce, BranchingSource... sources) {
    for (BranchingSource source : sources) {
      BranchingSource.Gate gate = source.gate;
      source.gate =
          (entity, page) -> {
            threads.add(Thread.currentThread());
            gate.pass(entity, page);
          };
    }
    return SyncPipeline.builder(warehouse, warehouse, new Loader())
        .entitiesAtOnce(atOnce)
        .pause((wait, ignored) -> waits.add(wait))
        .recovery(RecoveryPolicy.standard(new SplittableRandom(1)))
        .clock(() -> BranchingSource.T0.plus(Duration.ofDays(9)))
        .notifier(notice -> tell(() -> notices.add(notice)))
        .listener(new Listener())
        .build()
        .run(
            organization,
            new OrganizationSettings("AUD", ZoneOffset.UTC),
            List.<SourceConnector>of(sources),
            Trigger.Manual.incremental(),
            LocalDate.of(2025, 6, 30),
            cancellation);
  }

  /** Every thread has ended, and nobody was told two things at once. */
  void check() {
    threads.remove(Thread.currentThread());
    assertThat(threads)
        .allSatisfy(
            thread -> {
              assertThat(thread.isAlive()).as(thread.getName()).isFalse();
              assertThat(thread.isDaemon()).as(thread.getName()).isTrue();
              assertThat(thread.getName()).startsWith("xeropulse-");
            });
    assertThat(problems).isEmpty();
  }

  /** One thing at a time. */
  private void tell(Runnable what) {
    if (!telling.compareAndSet(false, true)) {
      problems.add("told two things at once");
    }
    try {
      what.run();
    } finally {
      telling.set(false);
    }
  }

  static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(GUARD_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new AssertionError("Not all came at the same time", e);
    }
  }

  static void await(CountDownLatch latch) {
    try {
      if (!latch.await(GUARD_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("What this waits for never came");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SourceUnavailableException("cancelled while waiting");
    }
  }

  private final class Listener implements SyncListener {
    @Override
    public void page(SyncSession session, PageProgress progress) {
      tell(() -> onPage.accept(progress));
    }

    @Override
    public void entity(SyncSession session, EntityReport report) {
      tell(() -> onEntity.accept(report));
    }
  }

  private final class Loader implements WarehouseLoader {
    @Override
    public LoadedPage load(LoadBatch batch) {
      threads.add(Thread.currentThread());
      loading.accept(batch);
      LoadedPage page = warehouse.load(batch);
      loaded.accept(batch);
      return page;
    }

    @Override
    public SweepReceipt sweep(Sweep sweep) {
      return warehouse.sweep(sweep);
    }

    @Override
    public long held(OrganizationId of, Entity entity) {
      return warehouse.held(of, entity);
    }

    @Override
    public Waiting waiting(OrganizationId of, Entity entity) {
      return warehouse.waiting(of, entity);
    }

    @Override
    public void release(Release release) {
      warehouse.release(release);
    }
  }
}
