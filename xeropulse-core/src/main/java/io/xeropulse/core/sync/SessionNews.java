package io.xeropulse.core.sync;

import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.sync.notice.Notice;
import io.xeropulse.core.sync.notice.Notifier;
import io.xeropulse.core.sync.proof.Certificate;
import io.xeropulse.core.sync.proof.Finding;
import io.xeropulse.core.sync.state.SyncSession;
import java.time.Duration;

/**
 * Tells the host what happens in a session, one thing at a time, whichever thread has something to
 * tell. Thread-safe.
 */
final class SessionNews {
  private final SyncSession session;
  private final SyncListener listener;
  private final Notifier notifier;

  SessionNews(SyncSession session, SyncListener listener, Notifier notifier) {
    this.session = session;
    this.listener = listener;
    this.notifier = notifier;
  }

  synchronized void started() {
    listener.started(session);
  }

  synchronized void page(PageProgress progress) {
    listener.page(session, progress);
  }

  synchronized void retry(int attempt, XeroPulseException failure, Duration wait) {
    listener.retry(session, attempt, failure, wait);
  }

  /** An entity is done, and these are reasons not to trust its reading. */
  synchronized void settled(EntityProgress progress) {
    listener.entity(session, progress.report());
    for (Finding finding : progress.findings()) {
      notice(Notice.Kind.FINDING, finding.message());
    }
  }

  /** An entity that is given up; what stopped it was told. */
  synchronized void givenUp(EntityProgress progress) {
    listener.entity(session, progress.report());
  }

  synchronized void proof(Certificate certificate) {
    listener.proof(session, certificate);
  }

  synchronized void notice(Notice.Kind kind, String message) {
    notifier.notify(new Notice(session, kind, message));
  }
}
