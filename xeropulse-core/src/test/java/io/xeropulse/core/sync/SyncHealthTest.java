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
    SyncReport done = report(SyncStatus.COMPLETED, null, null);
    assertThat(state(MONDAY_TEN, done, MONDAY_TEN.plus(Duration.ofHours(4))))
        .isEqualTo(SyncHealth.State.FRESH);
    assertThat(state(MONDAY_TEN, done, MONDAY_TEN.plus(Duration.ofMinutes(241))))
        .isEqualTo(SyncHealth.State.LATE);
    assertThat(state(null, null, MONDAY_TEN)).isEqualTo(SyncHealth.State.LATE);
  }

  @Test
  void shouldNotBeLateOverAWeekend() {
    Instant friday = Instant.parse("2025-06-27T16:00:00Z");
    SyncReport done = report(SyncStatus.COMPLETED, null, null);
    assertThat(state(friday, done, MONDAY_TEN)).isEqualTo(SyncHealth.State.FRESH);
  }

  @Test
  void shouldSayWhenASuspendedSyncGoesOnAndWhyAFailedOneFailed() {
    Instant resumeAt = MONDAY_TEN.plus(Duration.ofHours(9));
    SyncReport suspended = report(SyncStatus.SUSPENDED, resumeAt, null);
    SyncHealth health = SyncHealth.of(HOURS, MONDAY_TEN, suspended, MONDAY_TEN);
    assertThat(health.state()).isEqualTo(SyncHealth.State.SUSPENDED);
    assertThat(health.why()).contains(resumeAt.toString());
    assertThat(SyncHealth.nextRun(HOURS, suspended, MONDAY_TEN)).isEqualTo(resumeAt);
    SyncReport failed = report(SyncStatus.FAILED, null, "wrong client secret");
    assertThat(SyncHealth.of(HOURS, MONDAY_TEN, failed, MONDAY_TEN))
        .isEqualTo(new SyncHealth(SyncHealth.State.FAILING, "wrong client secret"));
    assertThat(SyncHealth.nextRun(HOURS, failed, MONDAY_TEN))
        .isEqualTo(MONDAY_TEN.plus(Duration.ofHours(2)));
  }

  private static SyncHealth.State state(Instant lastComplete, SyncReport last, Instant now) {
    return SyncHealth.of(HOURS, lastComplete, last, now).state();
  }

  private static SyncReport report(SyncStatus status, Instant resumeAt, String error) {
    SyncSession session = new SyncSession(new UUID(0, 1), new OrganizationId(new UUID(0, 2)), 1);
    return new SyncReport(session, status, List.of(), List.of(), resumeAt, error);
  }
}
