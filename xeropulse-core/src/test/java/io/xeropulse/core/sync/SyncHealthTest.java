package io.xeropulse.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.trigger.BusinessHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SyncHealthTest {
  private static final BusinessHours HOURS = BusinessHours.in(ZoneOffset.UTC);
  private static final Instant MONDAY_TEN = Instant.parse("2025-06-30T10:00:00Z");

  @Test
  void shouldBeFreshUntilARunIsMissing() {
    assertThat(state(MONDAY_TEN, MONDAY_TEN.plus(Duration.ofHours(4))))
        .isEqualTo(SyncHealth.State.FRESH);
    assertThat(state(MONDAY_TEN, MONDAY_TEN.plus(Duration.ofMinutes(241))))
        .isEqualTo(SyncHealth.State.LATE);
    assertThat(SyncHealth.of(HOURS, SyncHistory.NONE, MONDAY_TEN).state())
        .isEqualTo(SyncHealth.State.LATE);
  }

  @Test
  void shouldNotBeLateOverAWeekend() {
    Instant friday = Instant.parse("2025-06-27T16:00:00Z");
    assertThat(state(friday, MONDAY_TEN)).isEqualTo(SyncHealth.State.FRESH);
  }

  @Test
  void shouldSayWhenASuspendedSyncGoesOnAndWhyAFailedOneFailed() {
    Instant resumeAt = MONDAY_TEN.plus(Duration.ofHours(9));
    SyncReport suspended = report(SyncStatus.SUSPENDED, resumeAt, null);
    SyncHealth health = SyncHealth.of(HOURS, history(MONDAY_TEN, suspended), MONDAY_TEN);
    assertThat(health.state()).isEqualTo(SyncHealth.State.SUSPENDED);
    assertThat(health.why()).contains(resumeAt.toString());
    assertThat(SyncHealth.nextRun(HOURS, suspended, MONDAY_TEN)).isEqualTo(resumeAt);
    SyncReport failed = report(SyncStatus.FAILED, null, "wrong client secret");
    assertThat(SyncHealth.of(HOURS, history(MONDAY_TEN, failed), MONDAY_TEN))
        .isEqualTo(new SyncHealth(SyncHealth.State.FAILING, "wrong client secret"));
    assertThat(SyncHealth.nextRun(HOURS, failed, MONDAY_TEN))
        .isEqualTo(MONDAY_TEN.plus(Duration.ofHours(2)));
  }

  private static SyncHealth.State state(Instant lastComplete, Instant now) {
    SyncReport done = report(SyncStatus.COMPLETED, null, null);
    return SyncHealth.of(HOURS, history(lastComplete, done), now).state();
  }

  private static SyncHistory history(Instant lastComplete, SyncReport last) {
    return new SyncHistory(
        lastComplete,
        lastComplete,
        last.status(),
        last.resumeAt(),
        last.error(),
        last.remaining(),
        0);
  }

  private static SyncReport report(SyncStatus status, Instant resumeAt, String error) {
    SyncSession session = new SyncSession(new UUID(0, 1), new OrganizationId(new UUID(0, 2)), 1);
    return new SyncReport(session, status, List.of(), List.of(), resumeAt, error);
  }
}
