package io.xeropulse.core.sync.schedule;

import static io.xeropulse.core.sync.schedule.PlannedSyncs.organization;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.StaleFenceException;
import io.xeropulse.core.StorageUnavailableException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.Remaining;
import io.xeropulse.core.sync.SyncHealth;
import io.xeropulse.core.sync.SyncHistory;
import io.xeropulse.core.sync.SyncStatus;
import io.xeropulse.core.sync.notice.Notice;
import io.xeropulse.core.sync.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InProcessSchedulerTest {
  private static final OrganizationId ONE = organization(1);
  private static final OrganizationId TWO = organization(2);

  /** A Monday. */
  private final PlannedSyncs syncs = new PlannedSyncs("2025-06-30T08:30:00Z");

  private final List<Notice> notices = new ArrayList<>();

  private final InProcessScheduler scheduler =
      InProcessScheduler.builder(syncs, syncs::history).clock(syncs).notifier(notices::add).build();

  @Test
  void shouldSyncANewOrganizationAtOnceAndThenAtItsHours() {
    scheduler.add(ONE);
    assertThat(scheduler.runDue()).isEqualTo(1);
    assertThat(scheduler.runDue()).isZero();
    for (int i = 0; i < 48; i++) {
      syncs.pass(Duration.ofMinutes(30));
      scheduler.runDue();
    }
    assertThat(syncs.ran)
        .containsExactly(
            "1 start-up at 2025-06-30T08:30:00Z",
            "1 scheduled at 2025-06-30T10:00:00Z",
            "1 scheduled at 2025-06-30T12:00:00Z",
            "1 scheduled at 2025-06-30T14:00:00Z",
            "1 scheduled at 2025-06-30T16:00:00Z",
            "1 scheduled at 2025-07-01T08:00:00Z");
  }

  @Test
  void shouldMakeUpForARunMissedWhileTheProcessWasDown() {
    read(ONE, "2025-06-27T16:00:00Z");
    read(TWO, "2025-06-30T08:00:00Z");
    scheduler.add(ONE);
    scheduler.add(TWO);
    scheduler.runDue();
    assertThat(syncs.ran).containsExactly("1 scheduled at 2025-06-30T08:30:00Z");
  }

  @Test
  void shouldTakeASuspendedSyncUpAtItsTimeAlsoAfterARestartAndNotBeforeWhenAsked() {
    Instant resumeAt = Instant.parse("2025-06-30T23:00:00Z");
    syncs.histories.put(
        ONE,
        new SyncHistory(null, null, SyncStatus.SUSPENDED, resumeAt, null, Remaining.READING, 0));
    scheduler.add(ONE);
    scheduler.request(ONE, Trigger.Manual.incremental());
    syncs.pass(Duration.ofHours(14));
    assertThat(scheduler.runDue()).isZero();
    syncs.now = resumeAt;
    assertThat(scheduler.runDue()).isEqualTo(1);
    assertThat(syncs.ran).containsExactly("1 manual at 2025-06-30T23:00:00Z");
  }

  @Test
  void shouldKeepARequestWhileALimitSuspendsIt() {
    read(ONE, "2025-06-30T08:00:00Z");
    scheduler.add(ONE);
    syncs.resumeAt = Instant.parse("2025-06-30T09:15:00Z");
    scheduler.request(ONE, new Trigger.Manual(true, Set.of()));
    assertThat(scheduler.runDue()).isEqualTo(1);
    syncs.now = syncs.resumeAt;
    syncs.resumeAt = null;
    assertThat(scheduler.runDue()).isEqualTo(1);
    assertThat(syncs.ran)
        .containsExactly("1 manual at 2025-06-30T08:30:00Z", "1 manual at 2025-06-30T09:15:00Z");
  }

  @Test
  void shouldMakeOneSyncOfABurstOfWebhooksAndOneOfTheSameRequestTwice() {
    read(ONE, "2025-06-30T08:00:00Z");
    scheduler.add(ONE);
    scheduler.request(ONE, webhook("invoices", "a"));
    scheduler.request(ONE, Trigger.Manual.incremental());
    scheduler.request(ONE, webhook("invoices", "b"));
    scheduler.request(ONE, Trigger.Manual.incremental());
    scheduler.request(ONE, webhook("contacts", "c"));
    scheduler.runDue();
    assertThat(syncs.triggers)
        .containsExactly(
            new Trigger.Webhook(Map.of("invoices", Set.of("a", "b"), "contacts", Set.of("c"))),
            Trigger.Manual.incremental());
  }

  @Test
  void shouldAnswerARequestThatComesDuringASyncRightAfterIt() {
    scheduler.add(ONE);
    syncs.during =
        () -> {
          syncs.during = () -> {};
          scheduler.request(ONE, webhook("invoices", "a"));
          assertThat(scheduler.runDue()).as("a second sync beside the first").isZero();
        };
    assertThat(scheduler.runDue()).isEqualTo(2);
    assertThat(syncs.ran)
        .containsExactly("1 start-up at 2025-06-30T08:30:00Z", "1 webhook at 2025-06-30T08:30:00Z");
  }

  @Test
  void shouldTryAgainSoonAfterAFailureThatHealsAndNotOverAndOver() {
    scheduler.add(ONE);
    scheduler.request(ONE, Trigger.Manual.incremental());
    syncs.failure = new StorageUnavailableException("down", null);
    assertThat(scheduler.runDue()).isEqualTo(1);
    syncs.failure = null;
    syncs.pass(Duration.ofMinutes(5));
    assertThat(scheduler.runDue()).isEqualTo(1);
    assertThat(syncs.ran)
        .containsExactly("1 manual at 2025-06-30T08:30:00Z", "1 manual at 2025-06-30T08:35:00Z");
  }

  @Test
  void shouldTryARequestAgainWhoseSyncFailedUntilItSucceeds() {
    read(ONE, "2025-06-30T08:00:00Z");
    scheduler.add(ONE);
    syncs.ends(SyncStatus.FAILED, Remaining.READING);
    scheduler.request(ONE, webhook("invoices", "a"));
    assertThat(scheduler.runDue()).isEqualTo(1);
    syncs.pass(Duration.ofMinutes(5));
    assertThat(scheduler.runDue()).isEqualTo(1);
    syncs.ends(SyncStatus.COMPLETED, Remaining.NOTHING);
    syncs.pass(Duration.ofMinutes(10));
    assertThat(scheduler.runDue()).isEqualTo(1);
    syncs.pass(Duration.ofMinutes(75));
    assertThat(scheduler.runDue()).isEqualTo(1);
    assertThat(syncs.ran)
        .containsExactly(
            "1 webhook at 2025-06-30T08:30:00Z",
            "1 webhook at 2025-06-30T08:35:00Z",
            "1 webhook at 2025-06-30T08:45:00Z",
            "1 scheduled at 2025-06-30T10:00:00Z");
  }

  @Test
  void shouldGiveARequestUpAfterTenTriesAndSaySo() {
    read(ONE, "2025-06-27T16:00:00Z");
    syncs.now = Instant.parse("2025-06-27T17:00:00Z"); // a Friday, after its last run
    scheduler.add(ONE);
    syncs.ends(SyncStatus.FAILED, Remaining.READING);
    scheduler.request(ONE, Trigger.Manual.incremental());
    for (int minute = 0; minute < 48 * 60; minute += 5) {
      scheduler.runDue();
      syncs.pass(Duration.ofMinutes(5));
    }
    assertThat(syncs.ran).hasSize(10).allMatch(run -> run.startsWith("1 manual"));
    assertThat(notices).hasSize(1);
    assertThat(notices.get(0).kind()).isEqualTo(Notice.Kind.CRITICAL);
    assertThat(notices.get(0).session().organization()).isEqualTo(ONE);
    assertThat(notices.get(0).message()).contains("manual", "10 tries", "Xero answered 502");
  }

  @Test
  void shouldGiveARequestUpAtOnceThatNoWaitingHelps() {
    read(ONE, "2025-06-30T08:00:00Z");
    scheduler.add(ONE);
    syncs.ends(SyncStatus.FAILED, Remaining.ACTION);
    scheduler.request(ONE, webhook("invoices", "a"));
    scheduler.runDue();
    syncs.pass(Duration.ofMinutes(89));
    assertThat(scheduler.runDue()).isZero();
    assertThat(notices).extracting(Notice::message).singleElement().asString().contains("invoices");
  }

  @Test
  void shouldForgetARequestThatAnotherSyncSuperseded() {
    read(ONE, "2025-06-30T08:00:00Z");
    scheduler.add(ONE);
    syncs.ends(SyncStatus.FAILED, Remaining.READING);
    scheduler.request(ONE, Trigger.Manual.incremental());
    scheduler.runDue();
    syncs.ends(SyncStatus.COMPLETED, Remaining.NOTHING);
    scheduler.request(ONE, new Trigger.Manual(true, Set.of()));
    scheduler.runDue();
    syncs.pass(Duration.ofMinutes(89));
    assertThat(scheduler.runDue()).as("the full sync did what the other one asked for").isZero();
    assertThat(syncs.ran).hasSize(2);
  }

  @Test
  void shouldPublishSoonWhateverTheHoursWhatCouldNotBePublishedOnAFriday() {
    read(ONE, "2025-06-27T14:00:00Z");
    syncs.now = Instant.parse("2025-06-27T16:00:00Z");
    scheduler.add(ONE);
    syncs.ends(SyncStatus.PARTIAL, Remaining.PUBLICATION);
    assertThat(scheduler.runDue()).isEqualTo(1);
    assertThat(SyncHealth.of(syncs.hours(ONE), syncs.history(ONE), syncs.now).state())
        .isEqualTo(SyncHealth.State.FAILING);
    syncs.pass(Duration.ofMinutes(5));
    assertThat(scheduler.runDue()).isEqualTo(1);
    syncs.ends(SyncStatus.COMPLETED, Remaining.NOTHING);
    syncs.pass(Duration.ofMinutes(5));
    assertThat(scheduler.runDue()).isEqualTo(1);
    assertThat(SyncHealth.of(syncs.hours(ONE), syncs.history(ONE), syncs.now).state())
        .isEqualTo(SyncHealth.State.FRESH);
    syncs.now = Instant.parse("2025-06-30T08:00:00Z");
    scheduler.runDue();
    assertThat(syncs.ran)
        .containsExactly(
            "1 scheduled at 2025-06-27T16:00:00Z",
            "1 publication at 2025-06-27T16:05:00Z",
            "1 publication at 2025-06-27T16:10:00Z",
            "1 scheduled at 2025-06-30T08:00:00Z");
  }

  @Test
  void shouldGoOnReadingThoughPublishingKeepsFailingAndTryThatEverLessOften() {
    read(ONE, "2025-06-30T08:00:00Z");
    scheduler.add(ONE);
    syncs.ends(SyncStatus.PARTIAL, Remaining.PUBLICATION);
    while (syncs.now.isBefore(Instant.parse("2025-06-30T14:05:00Z"))) {
      scheduler.runDue();
      syncs.pass(Duration.ofMinutes(5));
    }
    assertThat(syncs.ran)
        .containsExactly(
            "1 scheduled at 2025-06-30T10:00:00Z",
            "1 publication at 2025-06-30T10:05:00Z",
            "1 publication at 2025-06-30T10:10:00Z",
            "1 publication at 2025-06-30T10:20:00Z",
            "1 publication at 2025-06-30T10:40:00Z",
            "1 publication at 2025-06-30T11:20:00Z",
            "1 scheduled at 2025-06-30T12:00:00Z",
            "1 publication at 2025-06-30T13:00:00Z",
            "1 scheduled at 2025-06-30T14:00:00Z");
  }

  @Test
  void shouldBeginWithFiveMinutesAgainOnceSomethingWasPublished() {
    read(ONE, "2025-06-30T08:00:00Z");
    scheduler.add(ONE);
    syncs.ends(SyncStatus.PARTIAL, Remaining.PUBLICATION);
    syncs.now = Instant.parse("2025-06-30T10:00:00Z");
    for (int minute = 0; minute < 30; minute += 5) {
      scheduler.runDue();
      syncs.pass(Duration.ofMinutes(5));
    }
    // Another node publishes.
    read(ONE, "2025-06-30T10:00:00Z");
    syncs.now = Instant.parse("2025-06-30T12:00:00Z");
    scheduler.runDue();
    syncs.pass(Duration.ofMinutes(5));
    scheduler.runDue();
    assertThat(syncs.ran)
        .endsWith("1 scheduled at 2025-06-30T12:00:00Z", "1 publication at 2025-06-30T12:05:00Z");
  }

  @Test
  void shouldReadWhatWasNeverReadToItsEndThoughPublishingFails() {
    syncs.histories.put(
        ONE,
        new SyncHistory(null, null, SyncStatus.PARTIAL, null, "full", Remaining.PUBLICATION, 0));
    scheduler.add(ONE);
    scheduler.runDue();
    assertThat(syncs.ran).containsExactly("1 start-up at 2025-06-30T08:30:00Z");
  }

  @Test
  void shouldTakeNoRequestForAPublication() {
    scheduler.add(ONE);
    assertThatThrownBy(() -> scheduler.request(ONE, new Trigger.Publication()))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("ask for a manual sync");
  }

  @Test
  void shouldKeepRequestsThatAnErrorBrokeOffAndGoNotRoundWithThem() {
    read(ONE, "2025-06-30T08:00:00Z");
    scheduler.add(ONE);
    scheduler.request(ONE, webhook("invoices", "a"));
    scheduler.request(ONE, Trigger.Manual.incremental());
    syncs.during =
        () -> {
          throw new OutOfMemoryError("Java heap space");
        };
    assertThat(scheduler.runDue()).isBetween(1, 2);
    syncs.during = () -> {};
    syncs.ran.clear();
    syncs.triggers.clear();
    syncs.pass(Duration.ofMinutes(5));
    scheduler.runDue();
    assertThat(syncs.triggers)
        .containsExactly(webhook("invoices", "a"), Trigger.Manual.incremental());
  }

  @Test
  void shouldGiveARequestUpThatErrorsBreakOffTenTimesAndSaySo() {
    read(ONE, "2025-06-27T16:00:00Z");
    syncs.now = Instant.parse("2025-06-27T17:00:00Z"); // a Friday, after its last run
    scheduler.add(ONE);
    syncs.failure = new IllegalStateException("a bug");
    scheduler.request(ONE, Trigger.Manual.incremental());
    for (int minute = 0; minute < 48 * 60; minute += 5) {
      scheduler.runDue();
      syncs.pass(Duration.ofMinutes(5));
    }
    assertThat(syncs.ran).hasSize(10).allMatch(run -> run.startsWith("1 manual"));
    assertThat(notices).hasSize(1);
    assertThat(notices.get(0).session().organization()).isEqualTo(ONE);
    assertThat(notices.get(0).message()).contains("manual", "10 tries", "a bug");
  }

  @Test
  void shouldKeepARequestWhoseTurnANewerSessionTook() {
    read(ONE, "2025-06-30T08:00:00Z");
    scheduler.add(ONE);
    scheduler.request(ONE, webhook("invoices", "a"));
    syncs.failure = new StaleFenceException("lost its turn");
    scheduler.runDue();
    syncs.failure = null;
    syncs.pass(Duration.ofMinutes(5));
    scheduler.runDue();
    assertThat(syncs.triggers).containsExactly(webhook("invoices", "a"), webhook("invoices", "a"));
  }

  @Test
  void shouldPublishAtOnceAfterARestartWhatWasLeftUnpublished() {
    Instant friday = Instant.parse("2025-06-27T16:00:00Z");
    syncs.histories.put(
        ONE,
        new SyncHistory(friday, null, SyncStatus.PARTIAL, null, "full", Remaining.PUBLICATION, 0));
    syncs.now = Instant.parse("2025-06-28T03:00:00Z");
    scheduler.add(ONE);
    scheduler.runDue();
    assertThat(syncs.ran).containsExactly("1 publication at 2025-06-28T03:00:00Z");
  }

  @Test
  void shouldTryAPlannedSyncAgainWhoseFailurePasses() {
    read(ONE, "2025-06-27T14:00:00Z");
    syncs.now = Instant.parse("2025-06-27T16:00:00Z");
    scheduler.add(ONE);
    syncs.ends(SyncStatus.PARTIAL, Remaining.READING);
    scheduler.runDue();
    syncs.ends(SyncStatus.COMPLETED, Remaining.NOTHING);
    syncs.pass(Duration.ofMinutes(5));
    scheduler.runDue();
    syncs.now = Instant.parse("2025-06-30T07:59:00Z");
    scheduler.runDue();
    assertThat(syncs.ran)
        .containsExactly(
            "1 scheduled at 2025-06-27T16:00:00Z", "1 scheduled at 2025-06-27T16:05:00Z");
  }

  @Test
  void shouldDropARequestThatCannotBeDoneAndGoOnWithTheOthers() {
    read(ONE, "2025-06-30T08:00:00Z");
    scheduler.add(ONE);
    scheduler.request(ONE, webhook("unicorns", "a"));
    syncs.failure = new InvalidConfigurationException("no unicorns");
    assertThat(scheduler.runDue()).isEqualTo(1);
    syncs.failure = null;
    syncs.now = Instant.parse("2025-06-30T10:00:00Z");
    scheduler.runDue();
    assertThat(syncs.ran.get(1)).isEqualTo("1 scheduled at 2025-06-30T10:00:00Z");
  }

  @Test
  void shouldRefuseARequestForAnOrganizationThatItDoesNotKnow() {
    assertThatThrownBy(() -> scheduler.request(ONE, Trigger.Manual.incremental()))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining(ONE.toString());
    scheduler.add(ONE);
    scheduler.remove(ONE);
    assertThat(scheduler.runDue()).isZero();
  }

  @Test
  void shouldServeTheOneThatWaitsLongestFirst() {
    read(ONE, "2025-06-30T08:00:00Z");
    read(TWO, "2025-06-27T16:00:00Z");
    scheduler.add(ONE);
    scheduler.add(TWO);
    syncs.now = Instant.parse("2025-06-30T10:00:00Z");
    scheduler.runDue();
    assertThat(syncs.ran).extracting(run -> run.charAt(0)).containsExactly('2', '1');
  }

  @Test
  void shouldRunOnItsOwnThreadsOnceStartedAndNoMoreOnceClosed() throws InterruptedException {
    CountDownLatch ran = new CountDownLatch(2);
    syncs.during = ran::countDown;
    scheduler.add(ONE);
    scheduler.add(TWO);
    scheduler.start();
    scheduler.start();
    assertThat(ran.await(1, TimeUnit.MINUTES)).isTrue();
    scheduler.close();
    scheduler.close();
    syncs.pass(Duration.ofDays(7));
    assertThat(scheduler.runDue()).isZero();
    assertThat(List.copyOf(syncs.ran)).hasSize(2);
  }

  @Test
  void shouldGoOnSchedulingAfterAnErrorAndNotBeforeTheLimitEnds() {
    scheduler.add(ONE);
    Instant resumeAt = Instant.parse("2025-06-30T21:00:00Z");
    syncs.during =
        () -> {
          syncs.histories.put(
              ONE,
              new SyncHistory(
                  null, null, SyncStatus.FAILED, resumeAt, "broke", Remaining.ACTION, 0));
          throw new NoSuchMethodError("a class of another version");
        };
    assertThat(scheduler.runDue()).isEqualTo(1);
    syncs.during = () -> {};
    syncs.now = resumeAt.minusSeconds(1);
    assertThat(scheduler.runDue()).isZero();
    syncs.now = Instant.parse("2025-07-01T08:00:00Z");
    assertThat(scheduler.runDue()).isEqualTo(1);
  }

  @Test
  void shouldCloseInItsTimeInTheMiddleOfACallThatStalls() throws InterruptedException {
    CountDownLatch stalls = new CountDownLatch(1);
    CountDownLatch goesOn = new CountDownLatch(1);
    syncs.during =
        () -> {
          stalls.countDown();
          while (goesOn.getCount() > 0) {
            try {
              goesOn.await();
            } catch (InterruptedException deaf) {
              // As a socket that is read from.
            }
          }
        };
    InProcessScheduler stalling =
        InProcessScheduler.builder(syncs, syncs::history)
            .clock(syncs)
            .closeWithin(Duration.ofMillis(200))
            .build();
    stalling.add(ONE);
    stalling.start();
    assertThat(stalls.await(1, TimeUnit.MINUTES)).isTrue();
    long began = System.nanoTime();
    stalling.close();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    goesOn.countDown();
  }

  private void read(OrganizationId organization, String at) {
    syncs.histories.put(
        organization,
        new SyncHistory(
            Instant.parse(at),
            Instant.parse(at),
            SyncStatus.COMPLETED,
            null,
            null,
            Remaining.NOTHING,
            0));
  }

  private static Trigger webhook(String entity, String id) {
    return new Trigger.Webhook(Map.of(entity, Set.of(id)));
  }
}
