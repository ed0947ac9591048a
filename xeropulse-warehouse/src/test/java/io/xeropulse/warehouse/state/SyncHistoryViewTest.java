package io.xeropulse.warehouse.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.EntityReport;
import io.xeropulse.core.sync.Remaining;
import io.xeropulse.core.sync.SyncHealth;
import io.xeropulse.core.sync.SyncHistory;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.SyncStatus;
import io.xeropulse.core.sync.extract.ApiUsage;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.load.LoadReceipt;
import io.xeropulse.core.sync.proof.ControlTotal;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.trigger.BusinessHours;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SyncHistoryViewTest {
  private static final Instant MONDAY_TEN = Instant.parse("2025-06-30T10:00:00Z");

  private final OrganizationId organization = new OrganizationId(UUID.randomUUID());
  private Instant now = MONDAY_TEN;
  private final Warehouse warehouse =
      Warehouse.builder(PostgresServer.newWarehouse()).clock(() -> now).build();

  @Test
  void shouldKnowNothingBeforeASessionHasEnded() {
    assertThat(history()).isEqualTo(SyncHistory.NONE);
    warehouse.sessions().begin(organization, new Trigger.Scheduled());
    assertThat(history()).isEqualTo(SyncHistory.NONE);
    assertThat(health()).isEqualTo(SyncHealth.State.LATE);
  }

  @Test
  void shouldTellWhenEverythingWasLastReadAndHowTheLastSessionEnded() {
    sync(
        new Trigger.Scheduled(),
        SyncStatus.PARTIAL,
        null,
        entity("jobs", SyncStatus.PARTIAL, null));
    assertThat(health()).as("read, and not published").isEqualTo(SyncHealth.State.FAILING);
    publish();
    assertThat(health()).isEqualTo(SyncHealth.State.FRESH);
    now = MONDAY_TEN.plus(Duration.ofHours(5));
    sync(
        new Trigger.Manual(true, Set.of("jobs")),
        SyncStatus.COMPLETED,
        null,
        entity("jobs", SyncStatus.COMPLETED, null));
    sync(
        new Trigger.Scheduled(),
        SyncStatus.PARTIAL,
        null,
        entity("jobs", SyncStatus.COMPLETED, null),
        entity("costs", SyncStatus.SKIPPED, "not read"));
    assertThat(history().lastReadToTheEnd()).isEqualTo(MONDAY_TEN);
    assertThat(health()).isEqualTo(SyncHealth.State.LATE);
  }

  @Test
  void shouldSayWhatFailedFirstAndNotWhatWasSkippedForIt() {
    sync(
        new Trigger.Scheduled(),
        SyncStatus.FAILED,
        null,
        entity("costs", SyncStatus.SKIPPED, "not read"),
        entity("jobs", SyncStatus.FAILED, "XPM answered 502"));
    assertThat(history())
        .isEqualTo(
            new SyncHistory(
                null, null, SyncStatus.FAILED, null, "XPM answered 502", Remaining.NOTHING, 0));
    assertThat(health()).isEqualTo(SyncHealth.State.FAILING);
  }

  @Test
  void shouldTellWhenASuspendedSessionGoesOnAndNothingOfOthers() {
    Instant resumeAt = MONDAY_TEN.plus(Duration.ofHours(9));
    sync(new Trigger.Scheduled(), SyncStatus.SUSPENDED, resumeAt);
    assertThat(history())
        .isEqualTo(
            new SyncHistory(
                null, null, SyncStatus.SUSPENDED, resumeAt, null, Remaining.NOTHING, 0));
    assertThat(health()).isEqualTo(SyncHealth.State.SUSPENDED);
    assertThat(warehouse.syncHistory().of(new OrganizationId(UUID.randomUUID())))
        .isEqualTo(SyncHistory.NONE);
  }

  @Test
  void shouldNotBeFreshWhileFiguresWaitToBePublishedOrTheSourceDoesNotAnswer() {
    sync(Remaining.NOTHING, entity("jobs", SyncStatus.COMPLETED, null));
    publish();
    now = MONDAY_TEN.plus(Duration.ofMinutes(1));
    sync(Remaining.PUBLICATION, entity("jobs", SyncStatus.COMPLETED, null));
    assertThat(history().remaining()).isEqualTo(Remaining.PUBLICATION);
    assertThat(history().lastPublished()).isEqualTo(MONDAY_TEN.plusSeconds(1));
    assertThat(health()).isEqualTo(SyncHealth.State.FAILING);
    publish();
    assertThat(health()).isEqualTo(SyncHealth.State.FRESH);
    sync(Remaining.READING, entity("jobs", SyncStatus.FAILED, "Xero answered 502"));
    assertThat(SyncHealth.of(BusinessHours.in(ZoneOffset.UTC), history(), now))
        .isEqualTo(new SyncHealth(SyncHealth.State.FAILING, "Xero answered 502"));
  }

  @Test
  void shouldReadAgainWhatWasUnpublishedOnceASessionThatDiedMayHaveLoadedHalfOfMore() {
    sync(Remaining.PUBLICATION, entity("jobs", SyncStatus.COMPLETED, null));
    warehouse.sessions().begin(organization, new Trigger.Webhook(Map.of("jobs", Set.of("J1"))));
    assertThat(history().remaining()).isEqualTo(Remaining.READING);
  }

  private void publish() {
    now = now.plusSeconds(1);
    SyncSession session = warehouse.sessions().begin(organization, new Trigger.Publication());
    warehouse.publication().refresh(session, LocalDate.of(2025, 6, 30));
    warehouse
        .sessions()
        .finish(
            session,
            new SyncReport(session, SyncStatus.COMPLETED, List.of(), List.of(), null, null));
    now = now.minusSeconds(1);
  }

  private void sync(Remaining remaining, EntityReport... entities) {
    SyncSession session = warehouse.sessions().begin(organization, new Trigger.Scheduled());
    warehouse
        .sessions()
        .finish(
            session,
            new SyncReport(
                session, SyncStatus.PARTIAL, List.of(entities), List.of(), null, null, remaining));
  }

  private SyncHistory history() {
    return warehouse.syncHistory().of(organization);
  }

  private SyncHealth.State health() {
    return SyncHealth.of(BusinessHours.in(ZoneOffset.UTC), history(), now).state();
  }

  private void sync(
      Trigger trigger, SyncStatus status, Instant resumeAt, EntityReport... entities) {
    SyncSession session = warehouse.sessions().begin(organization, trigger);
    warehouse
        .sessions()
        .finish(
            session, new SyncReport(session, status, List.of(entities), List.of(), resumeAt, null));
  }

  private static EntityReport entity(String name, SyncStatus status, String error) {
    return new EntityReport(
        new Entity("xpm", name, false),
        status,
        0,
        0,
        LoadReceipt.EMPTY,
        0,
        0,
        ApiUsage.NONE,
        Watermark.NONE,
        Watermark.NONE,
        Duration.ZERO,
        ControlTotal.NOTHING,
        List.of(),
        null,
        error);
  }
}
