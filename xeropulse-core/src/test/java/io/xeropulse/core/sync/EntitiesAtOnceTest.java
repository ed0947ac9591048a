package io.xeropulse.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.AuthenticationException;
import io.xeropulse.core.MalformedResponseException;
import io.xeropulse.core.NotEntitledException;
import io.xeropulse.core.RateLimitException;
import io.xeropulse.core.SourceUnavailableException;
import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.SourceConnector;
import io.xeropulse.core.sync.load.LoadBatch;
import io.xeropulse.core.sync.load.LoadReceipt;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.KeptMdc;
import org.slf4j.MDC;

/** Entities that do not depend on each other are synced at the same time, and only those. */
class EntitiesAtOnceTest {
  private static final long GUARD_SECONDS = 60;
  private static final int ENDLESS = 1_000_000;

  private final OrganizationId organization = new OrganizationId(UUID.randomUUID());
  private final MemoryWarehouse warehouse = new MemoryWarehouse();
  private final BranchingSource xero = new BranchingSource("xero");
  private final Cancellation cancellation = new Cancellation();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final List<Duration> waits = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private final List<String> problems = Collections.synchronizedList(new ArrayList<>());
  private final AtomicBoolean telling = new AtomicBoolean();
  private Consumer<LoadBatch> loading = batch -> {};
  private Consumer<LoadBatch> loaded = batch -> {};
  private Consumer<PageProgress> onPage = page -> {};
  private Consumer<EntityReport> onEntity = report -> {};

  @AfterEach
  void everyThreadHasEndedAndNobodyWasToldTwoThingsAtOnce() {
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

  @Test
  void shouldReadAndLoadIndependentEntitiesAtTheSameTime() {
    xero.add("accounts", 2);
    xero.add("contacts", 2);
    xero.add("items", 2);
    CyclicBarrier reading = new CyclicBarrier(3);
    CyclicBarrier writing = new CyclicBarrier(3);
    xero.gate = (entity, page) -> meet(reading);
    loading = batch -> meet(writing);
    SyncReport report = sync(3, xero);
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
    loaded =
        batch -> {
          order.add(batch.entity().name());
          assertThat(Thread.currentThread().getName()).doesNotStartWith("xeropulse-");
        };
    sync(1, xero);
    assertThat(order).containsExactly("accounts", "accounts", "contacts", "contacts");
  }

  /** Any graph, any number at once: the invariants that the rest of the library relies on. */
  @Test
  void shouldKeepEveryOrderAndBoundWhateverDependsOnWhat() {
    long first = Long.getLong("seed", 1);
    int seeds = Boolean.getBoolean("xeropulse.proof") ? 5_000 : 200;
    System.out.println("EntitiesAtOnceTest: seeds " + first + " to " + (first + seeds - 1));
    for (long seed = first; seed < first + seeds; seed++) {
      EntitiesAtOnceTest run = new EntitiesAtOnceTest();
      run.keepsOrderAndBounds(seed);
      run.everyThreadHasEndedAndNobodyWasToldTwoThingsAtOnce();
    }
  }

  private void keepsOrderAndBounds(long seed) {
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
                problems.add("seed %d: %s came too early".formatted(seed, entity));
              }
            }
            int inMemory = held(pagesInMemory, entity).incrementAndGet();
            if (!fails && inMemory > 2) {
              problems.add("seed %d: %d pages of %s".formatted(seed, inMemory, entity));
            }
            if (fails && callsToGo.decrementAndGet() == 0) {
              throw new SourceUnavailableException("502");
            }
          };
    }
    loaded = batch -> held(pagesInMemory, batch.entity()).decrementAndGet();
    onEntity =
        report -> {
          over.add(report.entity());
          running.decrementAndGet();
        };
    SyncReport report = sync(atOnce, xero, xpm);

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
      assertThat(warehouse.tables.get(entity.entity())).hasSize(size);
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

  /** A failure of one entity while another runs, and what becomes of both, and of those to come. */
  private record Case(
      String name,
      XeroPulseException failure,
      int times,
      SyncStatus status,
      int attempts,
      List<Notice.Kind> told,
      SyncStatus ofTheFailed,
      SyncStatus ofTheDependent,
      SyncStatus ofTheLater) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> failures() {
    SourceUnavailableException passing = new SourceUnavailableException("502");
    AuthenticationException login = new AuthenticationException("connect again");
    RateLimitException minute =
        new RateLimitException("minute", Duration.ofSeconds(20), BranchingSource.T0);
    RateLimitException day = new RateLimitException("day", Duration.ofHours(9), BranchingSource.T0);
    SyncStatus completed = SyncStatus.COMPLETED;
    return Stream.of(
        new Case("passes", passing, 1, completed, 2, List.of(), completed, completed, completed),
        new Case(
            "login renewed", login, 1, completed, 2, List.of(), completed, completed, completed),
        new Case(
            "minute limit", minute, 1, completed, 2, List.of(), completed, completed, completed),
        new Case(
            "login refused",
            login,
            9,
            SyncStatus.PARTIAL,
            2,
            List.of(Notice.Kind.LOGIN_REFUSED),
            SyncStatus.FAILED,
            SyncStatus.SKIPPED,
            completed), // read by the second attempt
        new Case(
            "day limit",
            day,
            9,
            SyncStatus.SUSPENDED,
            1,
            List.of(Notice.Kind.SUSPENDED),
            SyncStatus.SUSPENDED,
            SyncStatus.SKIPPED,
            SyncStatus.SKIPPED),
        new Case(
            "malformed",
            new MalformedResponseException("no JSON", null),
            9,
            SyncStatus.PARTIAL,
            1,
            List.of(Notice.Kind.CRITICAL),
            SyncStatus.FAILED,
            SyncStatus.SKIPPED,
            SyncStatus.SKIPPED),
        new Case(
            "not entitled",
            new NotEntitledException("403"),
            9,
            SyncStatus.PARTIAL,
            1,
            List.of(),
            SyncStatus.NOT_ENTITLED,
            completed,
            completed));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void shouldLetTheRunningFinishAndBeginNoOtherOfTheSourceWhenOneFails(Case when) {
    Entity failing = xero.add("failing", 1);
    Entity running = xero.add("running", 3);
    xero.add("dependent", 1, failing);
    Entity later = xero.add("later", 2);
    BranchingSource xpm = new BranchingSource("xpm");
    Entity inItsPlace = xpm.add("in_its_place", 1);
    CountDownLatch runs = new CountDownLatch(1);
    CountDownLatch laterRuns = new CountDownLatch(1);
    CountDownLatch failed = new CountDownLatch(1);
    AtomicInteger timesLeft = new AtomicInteger(when.times());
    xero.gate =
        (entity, page) -> {
          if (entity.equals(running) && page == 1) {
            runs.countDown();
          } else if (entity.equals(running) && page == 2) {
            await(failed);
          } else if (entity.equals(failing)) {
            await(failed.getCount() > 0 ? runs : laterRuns);
            if (timesLeft.getAndDecrement() > 0) {
              throw when.failure();
            }
          } else if (entity.equals(later)) {
            laterRuns.countDown();
          }
        };
    // Two at once: this one's turn comes when the failing one is over.
    xpm.gate = (entity, page) -> failed.countDown();
    SyncReport report = sync(2, xero, xpm);
    assertThat(report.status()).isEqualTo(when.status());
    assertThat(report.attempts()).hasSize(when.attempts());
    assertThat(report.entities())
        .extracting(EntityReport::status)
        .containsExactly(
            when.ofTheFailed(),
            SyncStatus.COMPLETED,
            when.ofTheDependent(),
            when.ofTheLater(),
            SyncStatus.COMPLETED);
    assertThat(notices).extracting(Notice::kind).isEqualTo(when.told());
    assertThat(xero.calls.get(running)).as("read once").hasValue(3);
    assertThat(xpm.calls.get(inItsPlace)).as("read once").hasValue(1);
    assertThat(warehouse.tables.get(running)).hasSize(3);
  }

  @Test
  void shouldDecideByTheGraverOfTwoFailuresWhicheverCameFirst() {
    for (boolean swapped : new boolean[] {false, true}) {
      EntitiesAtOnceTest run = new EntitiesAtOnceTest();
      Entity one = run.xero.add("one", 1);
      run.xero.add("other", 1);
      CyclicBarrier both = new CyclicBarrier(2);
      run.xero.gate =
          (entity, page) -> {
            meet(both);
            throw entity.equals(one) == swapped
                ? new SourceUnavailableException("502")
                : new MalformedResponseException("no JSON", null);
          };
      SyncReport report = run.sync(2, run.xero);
      assertThat(report.status()).isEqualTo(SyncStatus.FAILED);
      assertThat(report.attempts()).hasSize(1);
      assertThat(run.notices).extracting(Notice::message).containsExactly("no JSON");
      run.everyThreadHasEndedAndNobodyWasToldTwoThingsAtOnce();
    }
  }

  @Test
  void shouldStopEverythingOnceTheTurnIsLost() {
    Entity losing = xero.add("losing", 3);
    Entity running = xero.add("running", 3);
    xero.add("later", 1);
    BranchingSource xpm = new BranchingSource("xpm");
    Entity other = xpm.add("other", 1);
    CountDownLatch firstPage = new CountDownLatch(1);
    CountDownLatch lost = new CountDownLatch(1);
    xero.gate =
        (entity, page) -> {
          if (page == 2) {
            await(entity.equals(losing) ? firstPage : lost);
          }
        };
    loaded =
        batch -> {
          if (batch.entity().equals(running)) {
            firstPage.countDown();
          }
        };
    loading =
        batch -> {
          if (batch.entity().equals(losing) && lost.getCount() > 0 && firstPage.getCount() == 0) {
            warehouse.begin(organization, new Trigger.Scheduled());
            lost.countDown();
          }
        };
    SyncReport report = sync(2, xero, xpm);
    assertThat(report.status()).isEqualTo(SyncStatus.FAILED);
    assertThat(report.error()).isEqualTo("lost its turn");
    assertThat(report.attempts()).hasSize(1);
    assertThat(warehouse.tables.get(running)).hasSize(1);
    assertThat(xpm.calls.get(other)).hasValue(0);
    assertThat(report.entities().subList(0, 2))
        .extracting(EntityReport::status, EntityReport::error)
        .containsOnly(org.assertj.core.groups.Tuple.tuple(SyncStatus.FAILED, "lost its turn"));
  }

  @Test
  void shouldEndEveryEntityAfterItsPageAtHandWhenCancelled() {
    Entity one = xero.add("one", 5);
    Entity other = xero.add("other", 5);
    Entity never = xero.add("never", 1);
    CyclicBarrier bothAtTheirFirstPage = new CyclicBarrier(2, cancellation::cancel);
    loading = batch -> meet(bothAtTheirFirstPage);
    SyncReport report = sync(2, xero);
    assertThat(report.status()).isEqualTo(SyncStatus.CANCELLED);
    assertThat(report.entities())
        .extracting(EntityReport::status)
        .containsOnly(SyncStatus.CANCELLED);
    assertThat(warehouse.tables.get(one)).hasSize(1);
    assertThat(warehouse.tables.get(other)).hasSize(1);
    assertThat(xero.calls.get(never)).hasValue(0);
  }

  @Test
  void shouldEndTheSessionWithWhatAListenerThrows() {
    Entity one = xero.add("one", 3);
    Entity other = xero.add("other", ENDLESS);
    Entity never = xero.add("never", 1);
    CountDownLatch otherRuns = new CountDownLatch(1);
    xero.gate =
        (entity, page) -> {
          if (entity.equals(other)) {
            otherRuns.countDown();
          }
        };
    onPage =
        page -> {
          if (page.entity().equals(one)) {
            await(otherRuns);
            throw new IllegalStateException("a listener's defect");
          }
        };
    assertThatThrownBy(() -> sync(2, xero)).hasMessage("a listener's defect");
    assertThat(warehouse.finished)
        .extracting(SyncReport::status)
        .containsExactly(SyncStatus.FAILED);
    assertThat(warehouse.tables.get(one)).hasSize(1);
    assertThat(xero.calls.get(other)).hasValueLessThan(ENDLESS);
    assertThat(xero.calls.get(never)).hasValue(0);
    assertThat(xero.closed).hasValue(1);
  }

  @Test
  void shouldThrowTheFirstOfSeveralErrorsAndEndAllThreads() {
    for (String name : List.of("one", "other", "third")) {
      xero.add(name, 2);
    }
    CyclicBarrier all = new CyclicBarrier(3);
    loading =
        batch -> {
          meet(all);
          throw new StackOverflowError("a defect in " + batch.entity().name());
        };
    assertThatThrownBy(() -> sync(3, xero))
        .isInstanceOf(StackOverflowError.class)
        .satisfies(thrown -> assertThat(thrown.getSuppressed()).hasSize(2));
    assertThat(xero.closed).hasValue(1);
  }

  @Test
  void shouldEndAllThreadsWhenTheCallerIsInterrupted() throws InterruptedException {
    xero.add("one", 1);
    xero.add("other", 1);
    xero.add("never", 1);
    CountDownLatch bothRun = new CountDownLatch(2);
    CountDownLatch never = new CountDownLatch(1);
    xero.gate =
        (entity, page) -> {
          bothRun.countDown();
          await(never);
        };
    AtomicReference<SyncReport> report = new AtomicReference<>();
    AtomicBoolean stillInterrupted = new AtomicBoolean();
    Thread caller =
        new Thread(
            () -> {
              report.set(sync(2, xero));
              stillInterrupted.set(Thread.currentThread().isInterrupted());
            },
            "xeropulse-test-caller");
    caller.setDaemon(true);
    caller.start();
    await(bothRun);
    caller.interrupt();
    caller.join(TimeUnit.SECONDS.toMillis(GUARD_SECONDS));
    assertThat(caller.isAlive()).isFalse();
    assertThat(stillInterrupted).isTrue();
    assertThat(report.get().status()).isEqualTo(SyncStatus.FAILED);
    assertThat(report.get().entities().subList(0, 2))
        .extracting(EntityReport::status)
        .containsOnly(SyncStatus.FAILED);
    assertThat(report.get().entities().get(2).status()).isEqualTo(SyncStatus.SKIPPED);
  }

  @Test
  void shouldReadTwoSourcesAtTheSameTimeBehindWhatBothAreUnderstoodBy() {
    Entity organisation = xero.add(new Entity("xero", "organisations", true), 1, Set.of());
    xero.add("accounts", 1, organisation);
    BranchingSource xpm = new BranchingSource("xpm");
    xpm.add("clients", 1);
    CyclicBarrier both = new CyclicBarrier(2);
    AtomicBoolean known = new AtomicBoolean();
    onEntity = report -> known.compareAndSet(false, report.entity().reference());
    xero.gate =
        (entity, page) -> {
          if (!entity.equals(organisation)) {
            meet(both);
          }
        };
    xpm.gate =
        (entity, page) -> {
          if (!known.get()) {
            problems.add("read before the base currency was known");
          }
          meet(both);
        };
    assertThat(sync(4, xero, xpm).status()).isEqualTo(SyncStatus.COMPLETED);
  }

  @Test
  void shouldReadASourceThoughAnotherCannotBeOpenedOrUnderstood() {
    Entity organisation = xero.add(new Entity("xero", "organisations", true), 1, Set.of());
    xero.add("accounts", 1, organisation);
    BranchingSource xpm = new BranchingSource("xpm");
    xpm.add("clients", 1);
    BranchingSource closed = new BranchingSource("csv");
    closed.add("time", 1);
    closed.refusal = new AuthenticationException("not connected");
    xero.gate =
        (entity, page) -> {
          throw new MalformedResponseException("no JSON", null);
        };
    SyncReport report = sync(4, closed, xero, xpm);
    assertThat(report.entities())
        .extracting(EntityReport::status)
        .containsExactly(
            SyncStatus.SKIPPED, SyncStatus.FAILED, SyncStatus.SKIPPED, SyncStatus.COMPLETED);
    assertThat(report.error()).isEqualTo("not connected");
  }

  @Test
  void shouldReadSourcesThatFillTheSameTablesOneAfterTheOther() {
    Entity first = xero.add("contacts", 3);
    BranchingSource again = new BranchingSource("xero");
    again.add("contacts", 1);
    AtomicInteger ofTheFirst = new AtomicInteger();
    loaded = batch -> ofTheFirst.incrementAndGet();
    again.gate =
        (entity, page) -> {
          if (ofTheFirst.get() < 3) {
            problems.add("read while the other source of the name was");
          }
        };
    assertThat(sync(4, xero, again).status()).isEqualTo(SyncStatus.COMPLETED);
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
          meet(all);
          Map<String, String> keys = MDC.getCopyOfContextMap();
          if (!entity.toString().equals(keys.get("entity"))
              || !organization.toString().equals(keys.get("organization"))
              || !keys.containsKey("session")) {
            problems.add(entity + " has " + keys);
          }
        };
    loading = batch -> look.accept(batch.entity());
    xero.gate =
        (entity, page) -> {
          String named = MDC.get("entity");
          if (!entity.toString().equals(named)) {
            problems.add(entity + " read as " + named);
          }
        };
    assertThat(sync(3, xero).status()).isEqualTo(SyncStatus.COMPLETED);
    assertThat(MDC.get("organization")).isNull();
  }

  @Test
  void shouldRefuseToReadNothingAtOnce() {
    assertThatThrownBy(
            () -> SyncPipeline.builder(warehouse, warehouse, warehouse).entitiesAtOnce(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("entitiesAtOnce");
  }

  private SyncReport sync(int atOnce, BranchingSource... sources) {
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

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(GUARD_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new AssertionError("Not all came at the same time", e);
    }
  }

  private static void await(CountDownLatch latch) {
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
    public LoadReceipt load(LoadBatch batch) {
      threads.add(Thread.currentThread());
      loading.accept(batch);
      LoadReceipt receipt = warehouse.load(batch);
      loaded.accept(batch);
      return receipt;
    }

    @Override
    public SweepReceipt sweep(Sweep sweep) {
      return warehouse.sweep(sweep);
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
