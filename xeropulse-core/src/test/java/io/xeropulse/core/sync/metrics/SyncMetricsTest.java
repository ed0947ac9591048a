package io.xeropulse.core.sync.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.xeropulse.core.SourceUnavailableException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.EntityReport;
import io.xeropulse.core.sync.SyncAttempt;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.SyncStatus;
import io.xeropulse.core.sync.extract.ApiUsage;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.load.LoadReceipt;
import io.xeropulse.core.sync.proof.Certificate;
import io.xeropulse.core.sync.proof.ControlTotal;
import io.xeropulse.core.sync.state.SyncSession;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SyncMetricsTest {
  private static final Instant NOON = Instant.parse("2025-06-30T12:00:00Z");

  private final SyncSession session =
      new SyncSession(new UUID(0, 1), new OrganizationId(new UUID(0, 2)), 1);
  private final String organization = session.organization().value().toString();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final SyncMetrics metrics = new SyncMetrics(registry);

  @Test
  void shouldCountRecordsByOutcomeCallsAndBytesOfEveryEntity() {
    metrics.entity(session, invoices());
    metrics.entity(session, invoices());
    assertThat(records("inserted")).isEqualTo(2);
    assertThat(records("updated")).isEqualTo(4);
    assertThat(records("unchanged")).isEqualTo(6);
    assertThat(records("quarantined")).isEqualTo(8);
    assertThat(records("removed")).isEqualTo(10);
    assertThat(registry.get("xeropulse.sync.calls").counter().count()).isEqualTo(12);
    assertThat(registry.get("xeropulse.sync.bytes").counter().count()).isEqualTo(1400);
    assertThat(
            registry
                .get("xeropulse.sync.entity.duration")
                .tags("organization", organization, "source", "xero", "entity", "invoices")
                .tag("status", "partial")
                .timer()
                .totalTime(TimeUnit.MILLISECONDS))
        .isEqualTo(3000);
  }

  @Test
  void shouldTimeASessionWithTheWaitsBetweenItsAttempts() {
    metrics.finished(
        report(
            new SyncAttempt(1, NOON, NOON.plusSeconds(10), "Xero answered 502"),
            new SyncAttempt(2, NOON.plusSeconds(15), NOON.plusSeconds(40), null)));
    metrics.finished(report());
    var timer =
        registry
            .get("xeropulse.sync.duration")
            .tags("organization", organization, "status", "completed")
            .timer();
    assertThat(timer.count()).isEqualTo(2);
    assertThat(timer.totalTime(TimeUnit.SECONDS)).isEqualTo(40);
  }

  @Test
  void shouldCountRetriesAndProofs() {
    metrics.retry(session, 1, new SourceUnavailableException("secret text"), Duration.ZERO);
    LocalDate day = LocalDate.of(2025, 6, 30);
    metrics.proof(
        session, new Certificate(session.organization(), day, List.of(), List.of(), List.of(), 0));
    assertThat(
            registry
                .get("xeropulse.sync.retries")
                .tag("error.type", SourceUnavailableException.class.getName())
                .counter()
                .count())
        .isEqualTo(1);
    assertThat(registry.get("xeropulse.sync.proofs").tag("outcome", "tied").counter().count())
        .isEqualTo(1);
    assertThat(registry.getMeters())
        .extracting(Meter::getId)
        .noneMatch(id -> id.toString().contains("secret"));
  }

  private double records(String outcome) {
    return registry
        .get("xeropulse.sync.records")
        .tags("organization", organization, "source", "xero", "entity", "invoices")
        .tag("outcome", outcome)
        .counter()
        .count();
  }

  private SyncReport report(SyncAttempt... attempts) {
    return new SyncReport(session, SyncStatus.COMPLETED, List.of(), List.of(attempts), null, null);
  }

  private static EntityReport invoices() {
    return new EntityReport(
        new Entity("xero", "invoices", false),
        SyncStatus.PARTIAL,
        10,
        0,
        new LoadReceipt(1, 2, 3, 4),
        5,
        4,
        new ApiUsage(6, 700),
        Watermark.NONE,
        Watermark.NONE,
        Duration.ofMillis(1500),
        ControlTotal.NOTHING,
        List.of(),
        null,
        null);
  }
}
