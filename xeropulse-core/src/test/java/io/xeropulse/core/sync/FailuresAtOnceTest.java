package io.xeropulse.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.AuthenticationException;
import io.xeropulse.core.MalformedResponseException;
import io.xeropulse.core.NotEntitledException;
import io.xeropulse.core.RateLimitException;
import io.xeropulse.core.SourceUnavailableException;
import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.notice.Notice;
import io.xeropulse.core.sync.trigger.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of the others when one of several entities fails, or somebody stops the sync. */
class FailuresAtOnceTest {
  private static final int ENDLESS = 1_000_000;

  private final WatchedSync sync = new WatchedSync();
  private final BranchingSource xero = sync.xero;

  @AfterEach
  void check() {
    sync.check();
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
    List<Notice.Kind> success = List.of(Notice.Kind.COMPLETED);
    return Stream.of(
        new Case("passes", passing, 1, completed, 2, success, completed, completed, completed),
        new Case("login renewed", login, 1, completed, 2, success, completed, completed, completed),
        new Case("minute limit", minute, 1, completed, 2, success, completed, completed, completed),
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
            WatchedSync.await(failed);
          } else if (entity.equals(failing)) {
            WatchedSync.await(failed.getCount() > 0 ? runs : laterRuns);
            if (timesLeft.getAndDecrement() > 0) {
              throw when.failure();
            }
          } else if (entity.equals(later)) {
            laterRuns.countDown();
          }
        };
    // Two at once: this one's turn comes when the failing one is over.
    xpm.gate = (entity, page) -> failed.countDown();
    SyncReport report = sync.run(2, xero, xpm);
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
    assertThat(sync.notices).extracting(Notice::kind).isEqualTo(when.told());
    assertThat(xero.calls.get(running)).as("read once").hasValue(3);
    assertThat(xpm.calls.get(inItsPlace)).as("read once").hasValue(1);
    assertThat(sync.warehouse.tables.get(running)).hasSize(3);
  }

  @Test
  void shouldDecideByTheGraverOfTwoFailuresWhicheverCameFirst() {
    for (boolean swapped : new boolean[] {false, true}) {
      WatchedSync run = new WatchedSync();
      Entity one = run.xero.add("one", 1);
      run.xero.add("other", 1);
      CyclicBarrier both = new CyclicBarrier(2);
      run.xero.gate =
          (entity, page) -> {
            WatchedSync.meet(both);
            throw entity.equals(one) == swapped
                ? new SourceUnavailableException("502")
                : new MalformedResponseException("no JSON", null);
          };
      SyncReport report = run.run(2, run.xero);
      assertThat(report.status()).isEqualTo(SyncStatus.FAILED);
      assertThat(report.attempts()).hasSize(1);
      assertThat(run.notices).extracting(Notice::message).containsExactly("no JSON");
      run.check();
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
            WatchedSync.await(entity.equals(losing) ? firstPage : lost);
          }
        };
    sync.loaded =
        batch -> {
          if (batch.entity().equals(running)) {
            firstPage.countDown();
          }
        };
    sync.loading =
        batch -> {
          if (batch.entity().equals(losing) && lost.getCount() > 0 && firstPage.getCount() == 0) {
            sync.warehouse.begin(sync.organization, new Trigger.Scheduled());
            lost.countDown();
          }
        };
    SyncReport report = sync.run(2, xero, xpm);
    assertThat(report.status()).isEqualTo(SyncStatus.FAILED);
    assertThat(report.error()).isEqualTo("lost its turn");
    assertThat(report.attempts()).hasSize(1);
    assertThat(sync.warehouse.tables.get(running)).hasSize(1);
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
    CyclicBarrier bothAtTheirFirstPage = new CyclicBarrier(2, sync.cancellation::cancel);
    sync.loading = batch -> WatchedSync.meet(bothAtTheirFirstPage);
    SyncReport report = sync.run(2, xero);
    assertThat(report.status()).isEqualTo(SyncStatus.CANCELLED);
    assertThat(report.entities())
        .extracting(EntityReport::status)
        .containsOnly(SyncStatus.CANCELLED);
    assertThat(sync.warehouse.tables.get(one)).hasSize(1);
    assertThat(sync.warehouse.tables.get(other)).hasSize(1);
    assertThat(xero.calls.get(never)).hasValue(0);
  }

  @Test
  void shouldEndTheSessionWithWhatNobodyExpected() {
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
    sync.loaded =
        batch -> {
          if (batch.entity().equals(one)) {
            WatchedSync.await(otherRuns);
            throw new IllegalStateException("a loader's defect");
          }
        };
    assertThatThrownBy(() -> sync.run(2, xero)).hasMessage("a loader's defect");
    assertThat(sync.warehouse.finished)
        .extracting(SyncReport::status)
        .containsExactly(SyncStatus.FAILED);
    assertThat(sync.warehouse.tables.get(one)).hasSize(1);
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
    sync.loading =
        batch -> {
          WatchedSync.meet(all);
          throw new StackOverflowError("a defect in " + batch.entity().name());
        };
    assertThatThrownBy(() -> sync.run(3, xero))
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
          WatchedSync.await(never);
        };
    AtomicReference<SyncReport> report = new AtomicReference<>();
    AtomicBoolean stillInterrupted = new AtomicBoolean();
    Thread caller =
        new Thread(
            () -> {
              report.set(sync.run(2, xero));
              stillInterrupted.set(Thread.currentThread().isInterrupted());
            },
            "xeropulse-test-caller");
    caller.setDaemon(true);
    caller.start();
    WatchedSync.await(bothRun);
    caller.interrupt();
    caller.join(TimeUnit.SECONDS.toMillis(WatchedSync.GUARD_SECONDS));
    assertThat(caller.isAlive()).isFalse();
    assertThat(stillInterrupted).isTrue();
    assertThat(report.get().status()).isEqualTo(SyncStatus.FAILED);
    assertThat(report.get().entities().subList(0, 2))
        .extracting(EntityReport::status)
        .containsOnly(SyncStatus.FAILED);
    assertThat(report.get().entities().get(2).status()).isEqualTo(SyncStatus.SKIPPED);
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
    SyncReport report = sync.run(4, closed, xero, xpm);
    assertThat(report.entities())
        .extracting(EntityReport::status)
        .containsExactly(
            SyncStatus.SKIPPED, SyncStatus.FAILED, SyncStatus.SKIPPED, SyncStatus.COMPLETED);
    assertThat(report.error()).isEqualTo("not connected");
  }
}
