package io.xeropulse.core.sync.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.sync.EntityReport;
import io.xeropulse.core.sync.SyncAttempt;
import io.xeropulse.core.sync.SyncListener;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.proof.Certificate;
import io.xeropulse.core.sync.state.SyncSession;
import java.time.Duration;
import java.util.List;

/**
 * Counts what syncs do in a Micrometer registry: {@code xeropulse.sync.duration}, {@code
 * .entity.duration}, {@code .records} by outcome, {@code .calls}, {@code .bytes}, {@code .retries}
 * and {@code .proofs}. Tags are organization, source, entity and status; no record, name or amount
 * becomes one. Thread-safe.
 */
public final class SyncMetrics implements SyncListener {
  private static final String PREFIX = "xeropulse.sync.";

  private final MeterRegistry registry;

  /**
   * Creates a listener.
   *
   * @param registry the host's; it is not closed
   */
  public SyncMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void retry(SyncSession session, int attempt, XeroPulseException failure, Duration wait) {
    count("retries", organization(session).and("error.type", failure.getClass().getName()), 1);
  }

  @Override
  public void entity(SyncSession session, EntityReport report) {
    Tags entity =
        organization(session)
            .and("source", report.entity().source(), "entity", report.entity().name());
    Tags ended = entity.and("status", report.status().word());
    timer("entity.duration", ended).record(report.duration());
    count("records", entity.and("outcome", "inserted"), report.receipt().inserted());
    count("records", entity.and("outcome", "updated"), report.receipt().updated());
    count("records", entity.and("outcome", "unchanged"), report.receipt().unchanged());
    count("records", entity.and("outcome", "quarantined"), report.receipt().quarantined());
    count("records", entity.and("outcome", "removed"), report.removed());
    count("calls", entity, report.usage().calls());
    count("bytes", entity, report.usage().bytes());
  }

  @Override
  public void proof(SyncSession session, Certificate certificate) {
    String outcome = certificate.tied() ? "tied" : "untied";
    count("proofs", organization(session).and("outcome", outcome), 1);
  }

  @Override
  public void finished(SyncReport report) {
    Tags tags = organization(report.session()).and("status", report.status().word());
    timer("duration", tags).record(duration(report.attempts()));
  }

  /** Waits between attempts belong to a session; one that never tried took no time. */
  private static Duration duration(List<SyncAttempt> attempts) {
    return attempts.isEmpty()
        ? Duration.ZERO
        : Duration.between(
            attempts.get(0).startedAt(), attempts.get(attempts.size() - 1).endedAt());
  }

  /** Registries before Micrometer 1.16 take tags as an iterable only, so these do, too. */
  private Timer timer(String name, Iterable<Tag> tags) {
    return registry.timer(PREFIX + name, tags);
  }

  private void count(String name, Iterable<Tag> tags, long amount) {
    registry.counter(PREFIX + name, tags).increment((double) amount);
  }

  private static Tags organization(SyncSession session) {
    return Tags.of("organization", session.organization().value().toString());
  }
}
