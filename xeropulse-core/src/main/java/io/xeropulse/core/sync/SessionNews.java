package io.xeropulse.core.sync;

import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.sync.notice.Notice;
import io.xeropulse.core.sync.notice.Notifier;
import io.xeropulse.core.sync.proof.Certificate;
import io.xeropulse.core.sync.proof.Finding;
import io.xeropulse.core.sync.state.SyncSession;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the host what happens in a session, one thing at a time, whichever thread has something to
 * tell. Whatever the host's side throws is logged and changes nothing. Thread-safe.
 */
final class SessionNews {
  private static final Logger log = LoggerFactory.getLogger(SessionNews.class);

  private final SyncSession session;
  private final SyncListener listener;
  private final Notifier notifier;
  private boolean threw;

  SessionNews(SyncSession session, SyncListener listener, Notifier notifier) {
    this.session = session;
    this.listener = listener;
    this.notifier = notifier;
  }

  void started() {
    tell(() -> listener.started(session));
  }

  void page(PageProgress progress) {
    tell(() -> listener.page(session, progress));
  }

  void retry(int attempt, XeroPulseException failure, Duration wait) {
    tell(() -> listener.retry(session, attempt, failure, wait));
  }

  /** An entity is done, and these are reasons not to trust its reading. */
  void settled(EntityProgress progress) {
    givenUp(progress);
    for (Finding finding : progress.findings()) {
      notice(Notice.Kind.FINDING, finding.message());
    }
  }

  /** An entity that is given up; what stopped it was told. */
  void givenUp(EntityProgress progress) {
    EntityReport report = progress.report();
    tell(() -> listener.entity(session, report));
    String quarantined = progress.newlyWaiting();
    if (quarantined != null) {
      notice(Notice.Kind.QUARANTINED, quarantined);
    }
  }

  void proof(Certificate certificate) {
    tell(() -> listener.proof(session, certificate));
  }

  void notice(Notice.Kind kind, String message) {
    notice(kind, message, null);
  }

  void notice(Notice.Kind kind, String message, @Nullable Throwable cause) {
    tell(() -> notifier.notify(new Notice(session, kind, message, cause)));
  }

  /** The session is closed; this is the one line of the log that says how. */
  void finished(SyncReport report) {
    String outcome = outcome(report);
    if (report.status() == SyncStatus.COMPLETED) {
      log.info(outcome);
      notice(Notice.Kind.COMPLETED, read(report));
    } else {
      log.warn(outcome);
    }
    tell(() -> listener.finished(report));
  }

  private String outcome(SyncReport report) {
    StringBuilder outcome = new StringBuilder();
    outcome
        .append("organization=%s session=%s ".formatted(session.organization(), session.id()))
        .append("%s: %s".formatted(report.status().word(), read(report)));
    if (report.resumeAt() != null) {
      outcome.append(", goes on at ").append(report.resumeAt());
    }
    String error = report.error();
    return error == null ? outcome.toString() : outcome + ": " + error;
  }

  private static String read(SyncReport report) {
    long read = 0;
    long changed = 0;
    long waiting = 0;
    for (EntityReport entity : report.entities()) {
      read += entity.fetched() - entity.repeated();
      changed += entity.receipt().inserted() + entity.receipt().updated() + entity.removed();
      waiting += entity.waiting();
    }
    return "%d records of %d entities read, %d changed here, %d wait in quarantine"
        .formatted(read, report.entities().size(), changed, waiting);
  }

  /** A mail server that is down, or a metrics library of another version, is no sync's business. */
  @SuppressWarnings("CatchingUnchecked") // whatever it is, it is the host's and not the sync's
  private synchronized void tell(Runnable what) {
    try {
      what.run();
    } catch (RuntimeException | Error defect) {
      String text = "organization={} session={}: a listener or notifier threw; the sync goes on";
      if (threw) {
        log.debug(text + ": {}", session.organization(), session.id(), defect.toString());
      } else {
        log.error(text, session.organization(), session.id(), defect);
      }
      threw = true;
    }
  }
}
