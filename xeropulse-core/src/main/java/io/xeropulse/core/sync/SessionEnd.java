package io.xeropulse.core.sync;

import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.sync.notice.Notice;
import io.xeropulse.core.sync.state.SyncSession;

/**
 * Closes a session, whatever ended it: one that nobody closed would look as if it ran for ever, and
 * the instant at which it goes on would be forgotten. Not thread-safe.
 */
final class SessionEnd {
  private final Stages stages;
  private final SyncSession session;
  private final SessionNews news;
  private final Cancellation cancellation;

  SessionEnd(Stages stages, SyncSession session, SessionNews news, Cancellation cancellation) {
    this.stages = stages;
    this.session = session;
    this.news = news;
    this.cancellation = cancellation;
  }

  /**
   * Closes it with its outcome; a database that is away for a moment is asked as often as a page
   * would be.
   *
   * @throws XeroPulseException if it stays away
   */
  void close(SyncReport report) {
    int attempt = 1;
    while (!stored(report, attempt)) {
      attempt++;
    }
    news.finished(report);
  }

  private boolean stored(SyncReport report, int attempt) {
    try {
      stages.sessions().finish(session, report);
      return true;
    } catch (XeroPulseException failure) {
      Recovery recovery = stages.recovery().after(failure, attempt, stages.clock().instant());
      if (!(recovery instanceof Recovery.Again again)) {
        throw failure;
      }
      news.retry(attempt, failure, again.delay());
      pause(again, failure);
      return false;
    }
  }

  private void pause(Recovery.Again again, XeroPulseException failure) {
    try {
      stages.pause().await(again.delay(), cancellation);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }

  /** Closes it as failed, once; what it fails of itself hides nothing. */
  @SuppressWarnings("CatchingUnchecked") // kept with what was thrown before
  void breakOff(SyncReport report, Throwable unexpected) {
    news.notice(Notice.Kind.CRITICAL, "Broken off: " + unexpected, unexpected);
    try {
      stages.sessions().finish(session, report);
    } catch (RuntimeException | Error alsoFailed) {
      if (alsoFailed != unexpected) {
        unexpected.addSuppressed(alsoFailed);
      }
    }
    news.finished(report);
  }
}
