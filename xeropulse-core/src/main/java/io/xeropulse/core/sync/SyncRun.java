package io.xeropulse.core.sync;

import io.xeropulse.core.AuthenticationException;
import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.SourceConnector;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.load.Waiting;
import io.xeropulse.core.sync.notice.Notice;
import io.xeropulse.core.sync.proof.Certificate;
import io.xeropulse.core.sync.proof.HandedOver;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One session: attempts until every source is read or given up, then what follows from it. */
final class SyncRun {
  private final Stages stages;
  private final SyncSession session;
  private final SessionNews news;
  private final EarlyEnd end;
  private final EntitySync entitySync;
  private final ZoneId zone;
  private final List<SourceReading> readings = new ArrayList<>();
  private final List<SyncAttempt> attempts = new ArrayList<>();
  private @Nullable Instant resumeAt;

  SyncRun(
      Stages stages,
      SyncSession session,
      OrganizationSettings settings,
      Cancellation cancellation,
      SessionNews news) {
    this.stages = stages;
    this.session = session;
    this.news = news;
    this.end = new EarlyEnd(cancellation);
    this.entitySync = new EntitySync(stages, session, new SessionKnowledge(settings), news, end);
    this.zone = settings.zone();
  }

  SyncReport run(List<SourceConnector> sources, Trigger trigger, LocalDate asAt) {
    news.started();
    try {
      BackfillPlan backfills = new BackfillPlan(stages, session, trigger, zone);
      if (!(trigger instanceof Trigger.Publication)) {
        sources.forEach(source -> readings.add(reading(source, trigger, backfills)));
      }
      attempts();
      return report(asAt);
    } finally {
      readings.forEach(SourceReading::close);
    }
  }

  /** What is known of a session that ended with something that nobody expected. */
  SyncReport brokenOff(Throwable unexpected) {
    boolean passes = unexpected instanceof XeroPulseException known && known.retryable();
    return new SyncReport(
        session,
        SyncStatus.FAILED,
        List.of(),
        attempts,
        resumeAt,
        unexpected.toString(),
        passes ? Remaining.READING : Remaining.ACTION);
  }

  private SourceReading reading(SourceConnector source, Trigger trigger, BackfillPlan backfills) {
    // A source of which nothing is wanted is left alone, what others need of it included.
    boolean wanted = source.entities().stream().anyMatch(trigger::wants);
    List<EntityProgress> entities = new ArrayList<>();
    boolean halfRead = false;
    for (Entity entity : source.entities()) {
      Watermark before = stages.watermarks().watermark(session.organization(), entity);
      WindowedReading windows = backfills.windows(source, entity, before);
      if (trigger.wants(entity) || (wanted && entity.reference())) {
        Set<String> named = trigger.records(entity);
        Waiting waiting = stages.loader().waiting(session.organization(), entity);
        entities.add(
            new EntityProgress(
                entity, before, windows, waiting, trigger.full() && windows == null, named));
      } else {
        halfRead |= windows != null;
      }
    }
    return new SourceReading(source, entities, halfRead);
  }

  private void attempts() {
    for (int number = 1; ; number++) {
      Instant started = stages.clock().instant();
      read();
      XeroPulseException failure = firstFailure();
      String error = failure == null ? null : failure.getMessage();
      attempts.add(new SyncAttempt(number, started, stages.clock().instant(), error));
      Duration wait = end.cancellation().requested() ? null : recover(number);
      if (wait == null || failure == null) {
        return;
      }
      news.retry(number, failure, wait);
      pause(wait);
    }
  }

  private void read() {
    List<SourceReading> left = readings.stream().filter(reading -> !reading.over()).toList();
    for (SourceReading reading : left) {
      if (!end.requested()) {
        reading.open(session.organization());
      }
    }
    EntityQueue queue = new EntityQueue(left, end);
    new ReadingCrew(queue, this::read, end).workOff(stages.entitiesAtOnce());
  }

  private void read(EntityQueue.Work work) {
    EntityProgress progress = work.progress();
    XeroPulseException failure = work.reading().read(progress, entitySync);
    if (progress.settled()) {
      news.settled(progress);
    } else if (failure != null) {
      end.after(failure);
    }
  }

  /** How long to wait for the next attempt, or null if there is none. */
  private @Nullable Duration recover(int attempt) {
    XeroPulseException lostTurn = end.lostTurn();
    if (lostTurn != null) {
      news.notice(Notice.Kind.CRITICAL, String.valueOf(lostTurn.getMessage()), lostTurn);
      return null;
    }
    Duration longest = null;
    for (SourceReading reading : readings) {
      List<XeroPulseException> failures = reading.failures();
      if (reading.over() || failures.isEmpty()) {
        reading.giveUp();
        continue;
      }
      XeroPulseException failure = failures.get(0);
      Recovery recovery = recovery(failure, attempt);
      for (XeroPulseException other : failures.subList(1, failures.size())) {
        Recovery also = recovery(other, attempt);
        if (also.outweighs(recovery)) {
          recovery = also;
          failure = other;
        }
      }
      if (recovery instanceof Recovery.Again again) {
        longest = longest == null || again.delay().compareTo(longest) > 0 ? again.delay() : longest;
      } else if (recovery instanceof Recovery.Later later) {
        reading.giveUp();
        resumeAt =
            resumeAt == null || later.resumeAt().isBefore(resumeAt) ? later.resumeAt() : resumeAt;
        news.notice(
            Notice.Kind.SUSPENDED,
            "Goes on at %s: %s".formatted(later.resumeAt(), failure.getMessage()));
      } else {
        reading.giveUp();
        news.notice(
            failure instanceof AuthenticationException
                ? Notice.Kind.LOGIN_REFUSED
                : Notice.Kind.CRITICAL,
            String.valueOf(failure.getMessage()),
            failure);
      }
    }
    return longest;
  }

  private Recovery recovery(XeroPulseException failure, int attempt) {
    return stages.recovery().after(failure, attempt, stages.clock().instant());
  }

  private void pause(Duration wait) {
    if (wait.isZero()) {
      return;
    }
    try {
      stages.pause().await(wait, end.cancellation());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end.cancellation().cancel();
    }
  }

  private @Nullable XeroPulseException firstFailure() {
    return readings.stream()
        .filter(reading -> !reading.over())
        .flatMap(reading -> reading.failures().stream())
        .findFirst()
        .orElse(null);
  }

  private SyncReport report(LocalDate asAt) {
    List<EntityReport> entities = new ArrayList<>();
    for (SourceReading reading : readings) {
      for (EntityProgress progress : reading.entities()) {
        if (end.cancellation().requested() && progress.status() == SyncStatus.SKIPPED) {
          end.stop(progress);
        }
        entities.add(progress.report());
        if (!progress.settled()) {
          news.givenUp(progress);
        }
      }
    }
    SyncStatus status = Outcomes.of(entities, resumeAt, end.cancellation().requested());
    Remaining remaining = unread();
    Certificate certificate = null;
    String error = refusal();
    if (end.lostTurn() == null && error == null && sufficesForFigures()) {
      FollowUp followUp = new FollowUp(stages, session, news, end, this::pause);
      followUp.run(asAt, handedOver());
      error = followUp.error();
      remaining = followUp.remaining();
      certificate = followUp.certificate();
      status = error == null ? status : SyncStatus.PARTIAL;
    }
    XeroPulseException lostTurn = end.lostTurn();
    if (lostTurn != null) {
      return new SyncReport(
          session,
          SyncStatus.FAILED,
          entities,
          attempts,
          resumeAt,
          lostTurn.getMessage(),
          Remaining.NOTHING); // the newer session does it
    }
    if (error == null) {
      error = Outcomes.why(entities);
    }
    return new SyncReport(
        session, status, entities, attempts, resumeAt, error, remaining, certificate);
  }

  private boolean sufficesForFigures() {
    return readings.stream().allMatch(SourceReading::sufficesForFigures);
  }

  private @Nullable String refusal() {
    return readings.stream()
        .map(SourceReading::refusal)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private List<HandedOver> handedOver() {
    List<HandedOver> loaded = new ArrayList<>();
    for (SourceReading reading : readings) {
      reading.entities().forEach(progress -> loaded.add(progress.handedOver()));
    }
    return loaded;
  }

  /** What is left of the reading; a source that suffices for figures has nothing left. */
  private Remaining unread() {
    if (resumeAt != null || end.cancellation().requested()) {
      return Remaining.READING;
    }
    Remaining remaining = Remaining.NOTHING;
    for (SourceReading reading : readings) {
      if (reading.remaining().compareTo(remaining) > 0) {
        remaining = reading.remaining();
      }
    }
    return remaining;
  }
}
