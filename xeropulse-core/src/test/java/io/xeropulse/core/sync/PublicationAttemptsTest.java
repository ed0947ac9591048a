package io.xeropulse.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.StaleFenceException;
import io.xeropulse.core.StorageRejectedException;
import io.xeropulse.core.StorageUnavailableException;
import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.notice.Notice;
import io.xeropulse.core.sync.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Figures that could not be published are tried as often as a page, and never forgotten. */
class PublicationAttemptsTest {
  private static final Entity INVOICES = new Entity("xero", "invoices", false);
  private static final Instant T0 = Instant.parse("2025-06-30T00:00:00Z");

  private final OrganizationId organization = new OrganizationId(UUID.randomUUID());
  private final PagedSource source = new PagedSource(INVOICES);
  private final MemoryWarehouse warehouse = new MemoryWarehouse();
  private final List<Duration> waits = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private final List<String> refreshed = new ArrayList<>();
  private final Deque<XeroPulseException> failures = new ArrayDeque<>();

  @Test
  void shouldTryAPublicationAgainWhoseFailurePasses() {
    source.put(INVOICES, "I1", T0);
    failures.add(new StorageUnavailableException("restarting", null));
    failures.add(new StorageUnavailableException("restarting", null));

    SyncReport report = sync(Trigger.Manual.incremental());

    assertThat(report.status()).as("%s", report).isEqualTo(SyncStatus.COMPLETED);
    assertThat(report.error()).isNull();
    assertThat(refreshed).containsExactly("first", "first", "first", "second");
    assertThat(waits).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5));
    assertThat(source.calls).as("nothing is read again for it").isEqualTo(1);
  }

  @Test
  void shouldSayWhatRemainsOnceItWasTriedFiveTimesAndPublishItWithoutReadingAnything() {
    source.put(INVOICES, "I1", T0);
    for (int i = 0; i < 5; i++) {
      failures.add(new StorageUnavailableException("the disk is full", null));
    }

    SyncReport report = sync(Trigger.Manual.incremental());

    assertThat(report.status()).isEqualTo(SyncStatus.PARTIAL);
    assertThat(report.remaining()).isEqualTo(Remaining.PUBLICATION);
    assertThat(report.error()).contains("the disk is full");
    assertThat(refreshed).hasSize(5);
    assertThat(notices).extracting(Notice::kind).containsExactly(Notice.Kind.UNPUBLISHED);

    refreshed.clear();
    int calls = source.calls;
    SyncReport again = sync(new Trigger.Publication());

    assertThat(again.status()).isEqualTo(SyncStatus.COMPLETED);
    assertThat(again.remaining()).isEqualTo(Remaining.NOTHING);
    assertThat(again.entities()).isEmpty();
    assertThat(refreshed).containsExactly("first", "second");
    assertThat(source.calls).isEqualTo(calls);
  }

  @Test
  void shouldNotTryAgainWhatNoWaitingPutsRight() {
    failures.add(new StorageRejectedException("a figure is too large", null));

    SyncReport report = sync(Trigger.Manual.incremental());

    assertThat(report.status()).isEqualTo(SyncStatus.PARTIAL);
    assertThat(report.remaining()).isEqualTo(Remaining.ACTION);
    assertThat(report.error()).contains("a figure is too large");
    assertThat(refreshed).containsExactly("first");
    assertThat(notices).extracting(Notice::kind).containsExactly(Notice.Kind.CRITICAL);
  }

  @Test
  void shouldFailAsASyncThatLostItsTurnWhileItPublished() {
    failures.add(new StaleFenceException("lost its turn"));

    SyncReport report = sync(Trigger.Manual.incremental());

    assertThat(report.status()).isEqualTo(SyncStatus.FAILED);
    assertThat(report.error()).isEqualTo("lost its turn");
    assertThat(refreshed).containsExactly("first");
  }

  private SyncReport sync(Trigger trigger) {
    return SyncPipeline.builder(warehouse, warehouse, warehouse)
        .pause((wait, ignored) -> waits.add(wait))
        .recovery(RecoveryPolicy.standard(new SplittableRandom(1)))
        .notifier(notices::add)
        .clock(() -> T0.plus(Duration.ofDays(1)))
        .refresh((session, asAt) -> refresh("first"))
        .refresh((session, asAt) -> refresh("second"))
        .entitiesAtOnce(1)
        .build()
        .run(
            organization,
            new OrganizationSettings("AUD", ZoneOffset.UTC),
            List.of(source),
            trigger,
            LocalDate.of(2025, 6, 30));
  }

  private void refresh(String target) {
    refreshed.add(target);
    XeroPulseException failure = failures.poll();
    if (failure != null) {
      throw failure;
    }
  }
}
