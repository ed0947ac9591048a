package io.xeropulse.core.sync;

import io.xeropulse.core.AuthenticationException;
import io.xeropulse.core.StaleFenceException;
import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.SourceConnector;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.load.Waiting;
import io.xeropulse.core.sync.notice.Notice;
import io.xeropulse.core.sync.proof.Certificate;
import io.xeropulse.core.sync.proof.Finding;
import io.xeropulse.core.sync.proof.HandedOver;
import io.xeropulse.core.sync.proof.Prover;
import io.xeropulse.core.sync.proof.Suspect;
import io.xeropulse.core.sync.refresh.RefreshTarget;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One session: attempts until every source is read or given up, then what follows from it. */
final class SyncRun {
  private final Stages stages;
  private final SyncSession session;
  private final Cancellation cancellation;
  private final EntitySync entitySync;
  private final List<SourceReading> readings = new ArrayList<>();
  private final List<SyncAttempt> attempts = new ArrayList<>();
  private @Nullable Instant resumeAt;

  SyncRun(
      Stages stages,
      SyncSession session,
      OrganizationSettings settings,
      Cancellation cancellation) {
    this.stages = stages;
    this.session = session;
    this.cancellation = cancellation;
    this.entitySync = new EntitySync(stages, session, new SessionKnowledge(settings), cancellation);
  }

  SyncReport run(List<SourceConnector> sources, Trigger trigger, LocalDate asAt) {
    stages.listener().started(session);
    try {
      sources.forEach(source -> readings.add(reading(source, trigger)));
      attempts();
      return report(asAt);
    } finally {
      readings.forEach(SourceReading::close);
    }
  }

  private SourceReading reading(SourceConnector source, Trigger trigger) {
    Set<String> only = trigger.entities();
    List<EntityProgress> entities = new ArrayList<>();
    for (Entity entity : source.entities()) {
      if (only.isEmpty() || only.contains(entity.name()) || entity.reference()) {
        Watermark before = stages.watermarks().watermark(session.organization(), entity);
        Set<String> named = trigger.records(entity.name());
        Waiting waiting = stages.loader().waiting(session.organization(), entity);
        entities.add(new EntityProgress(entity, before, waiting, trigger.full(), named));
      }
    }
    return new SourceReading(source, entities);
  }

  private void attempts() {
    for (int number = 1; ; number++) {
      Instant started = stages.clock().instant();
      for (SourceReading reading : readings) {
        if (!reading.over() && !cancellation.requested() && lostTurn() == null) {
          reading.read(session.organization(), entitySync, this::settled);
        }
      }
      XeroPulseException failure = firstFailure();
      String error = failure == null ? null : failure.getMessage();
      attempts.add(new SyncAttempt(number, started, stages.clock().instant(), error));
      Duration wait = cancellation.requested() ? null : recover(number);
      if (wait == null || failure == null) {
        return;
      }
      stages.listener().retry(session, number, failure, wait);
      pause(wait);
    }
  }

  /** Why nothing that is read can be written any more, or null. */
  private @Nullable XeroPulseException lostTurn() {
    return readings.stream()
        .map(SourceReading::failure)
        .filter(StaleFenceException.class::isInstance)
        .findFirst()
        .orElse(null);
  }

  /** How long to wait for the next attempt, or null if there is none. */
  private @Nullable Duration recover(int attempt) {
    Duration longest = null;
    for (SourceReading reading : readings) {
      XeroPulseException failure = reading.failure();
      if (reading.over() || failure == null) {
        reading.giveUp();
        continue;
      }
      Recovery recovery = stages.recovery().after(failure, attempt, stages.clock().instant());
      if (recovery instanceof Recovery.Again again) {
        longest = longest == null || again.delay().compareTo(longest) > 0 ? again.delay() : longest;
      } else if (recovery instanceof Recovery.Later later) {
        reading.giveUp();
        resumeAt =
            resumeAt == null || later.resumeAt().isBefore(resumeAt) ? later.resumeAt() : resumeAt;
        tell(
            Notice.Kind.SUSPENDED,
            "Goes on at %s: %s".formatted(later.resumeAt(), failure.getMessage()));
      } else {
        reading.giveUp();
        tell(
            failure instanceof AuthenticationException
                ? Notice.Kind.LOGIN_REFUSED
                : Notice.Kind.CRITICAL,
            String.valueOf(failure.getMessage()));
      }
    }
    return longest;
  }

  private void pause(Duration wait) {
    if (wait.isZero()) {
      return;
    }
    try {
      stages.pause().await(wait, cancellation);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cancellation.cancel();
    }
  }

  private @Nullable XeroPulseException firstFailure() {
    return readings.stream()
        .filter(reading -> !reading.over())
        .map(SourceReading::failure)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private void settled(EntityProgress progress) {
    stages.listener().entity(session, progress.report());
    for (Finding finding : progress.findings()) {
      tell(Notice.Kind.FINDING, finding.message());
    }
  }

  private SyncReport report(LocalDate asAt) {
    List<EntityReport> entities = new ArrayList<>();
    for (SourceReading reading : readings) {
      for (EntityProgress progress : reading.entities()) {
        entities.add(progress.report());
        if (!progress.settled()) {
          stages.listener().entity(session, progress.report());
        }
      }
    }
    String error =
        readings.stream()
            .map(SourceReading::refusal)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    XeroPulseException lostTurn = lostTurn();
    if (lostTurn != null) {
      return new SyncReport(
          session, SyncStatus.FAILED, entities, attempts, null, lostTurn.getMessage());
    }
    SyncStatus status = Outcomes.of(entities, resumeAt, cancellation.requested());
    if (error == null && readings.stream().allMatch(SourceReading::sufficesForFigures)) {
      error = follow(asAt);
      status = error == null ? status : SyncStatus.PARTIAL;
    }
    return new SyncReport(session, status, entities, attempts, resumeAt, error);
  }

  private @Nullable String follow(LocalDate asAt) {
    try {
      for (RefreshTarget target : stages.refreshTargets()) {
        target.refresh(session, asAt);
      }
      return prove(asAt);
    } catch (XeroPulseException e) {
      return Objects.requireNonNullElse(e.getMessage(), e.toString());
    }
  }

  private @Nullable String prove(LocalDate asAt) {
    Prover prover = stages.prover();
    if (prover == null) {
      return null;
    }
    HandedOver loaded = new HandedOver();
    for (SourceReading reading : readings) {
      reading.entities().forEach(progress -> loaded.addAll(progress.handedOver()));
    }
    Certificate certificate = prover.prove(session, asAt, loaded);
    stages.listener().proof(session, certificate);
    List<Suspect> altered = certificate.altered();
    if (!altered.isEmpty()) {
      String what =
          "%d records are not in the warehouse as they were loaded, first %s: %s; compare the tables with the source and run a full sync"
              .formatted(altered.size(), altered.get(0).sourceId(), altered.get(0).message());
      tell(Notice.Kind.UNPROVEN, what);
      return what;
    }
    if (certificate.tied()) {
      return null;
    }
    tell(Notice.Kind.UNPROVEN, certificate.summary());
    return "Our ledger and the source's trial balance differ " + certificate.summary();
  }

  private void tell(Notice.Kind kind, String message) {
    stages.notifier().notify(new Notice(session, kind, message));
  }
}
