package io.xeropulse.warehouse.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.EntityReport;
import io.xeropulse.core.sync.SyncAttempt;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.SyncStatus;
import io.xeropulse.core.sync.extract.ApiUsage;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.load.LoadReceipt;
import io.xeropulse.core.sync.proof.ControlTotal;
import io.xeropulse.core.sync.proof.Finding;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.state.SyncSessionStore;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class PostgresSessionsTest {
  private static final DataSource dataSource = PostgresServer.newWarehouse();
  private static final Entity JOBS = new Entity("xpm", "jobs", false);
  private static final Instant NOW = Instant.parse("2025-06-30T01:00:00Z");

  private final OrganizationId organization = new OrganizationId(UUID.randomUUID());
  private final SyncSessionStore sessions =
      Warehouse.builder(dataSource).clock(() -> NOW).build().sessions();

  @Test
  void shouldKeepWhatASessionDidAndWhenItGoesOn() {
    SyncSession session =
        sessions.begin(organization, new Trigger.Manual(true, Set.of("jobs", "costs")));
    Instant resumeAt = NOW.plus(Duration.ofHours(9));
    sessions.finish(
        session,
        new SyncReport(
            session,
            SyncStatus.SUSPENDED,
            List.of(jobs(7, SyncStatus.SUSPENDED)),
            List.of(
                new SyncAttempt(1, NOW, NOW, "minute limit"),
                new SyncAttempt(2, NOW, NOW, "day limit")),
            resumeAt,
            null));
    assertThat(
            text(
                "select status || ' ' || full_sync || ' ' || entities::text || ' ' || extract(epoch"
                    + " from resume_at)::bigint from xeropulse.sync_session where session_id = ?",
                session))
        .containsExactly("suspended true {costs,jobs} " + resumeAt.getEpochSecond());
    assertThat(
            text(
                "select attempt_no || ' ' || error from xeropulse.sync_attempt where session_id = ?"
                    + " order by 1",
                session))
        .containsExactly("1 minute limit", "2 day limit");
    assertThat(
            text(
                "select extract(epoch from watermark_before)::bigint || ' ' || extract(epoch from"
                    + " watermark_after)::bigint || ' ' || duration_ms || ' ' || findings[1] from"
                    + " xeropulse.sync_session_entity where session_id = ?",
                session))
        .containsExactly(
            "%d %d 1500 silence: nothing came"
                .formatted(NOW.minusSeconds(60).getEpochSecond(), NOW.getEpochSecond()));
  }

  @Test
  void shouldRememberWhatTheLastCompleteReadingFound() {
    SyncSession first = begin();
    assertThat(sessions.fetchedBefore(first, JOBS)).isZero();
    finish(first, jobs(7, SyncStatus.COMPLETED));
    finish(begin(), jobs(3, SyncStatus.FAILED));
    SyncSession third = begin();
    assertThat(sessions.fetchedBefore(third, JOBS)).isEqualTo(7);
    finish(third, jobs(0, SyncStatus.PARTIAL));
    assertThat(sessions.fetchedBefore(begin(), JOBS)).isZero();
  }

  private SyncSession begin() {
    return sessions.begin(organization, new Trigger.Scheduled());
  }

  private void finish(SyncSession session, EntityReport entity) {
    sessions.finish(
        session, new SyncReport(session, entity.status(), List.of(entity), List.of(), null, null));
  }

  private static EntityReport jobs(long fetched, SyncStatus status) {
    return new EntityReport(
        JOBS,
        status,
        fetched,
        0,
        new LoadReceipt(fetched, 0, 0, 0),
        0,
        0,
        new ApiUsage(1, 100),
        new Watermark(NOW.minusSeconds(60)),
        new Watermark(NOW),
        Duration.ofMillis(1500),
        ControlTotal.NOTHING,
        List.of(new Finding(Finding.Kind.SILENCE, "nothing came")),
        null,
        null);
  }

  private static List<String> text(String sql, SyncSession session) {
    return Jdbi.create(dataSource)
        .withHandle(
            handle -> handle.createQuery(sql).bind(0, session.id()).mapTo(String.class).list());
  }
}
