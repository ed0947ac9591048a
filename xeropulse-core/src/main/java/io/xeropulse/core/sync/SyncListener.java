package io.xeropulse.core.sync;

import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.sync.proof.Certificate;
import io.xeropulse.core.sync.state.SyncSession;
import java.time.Duration;

/**
 * Follows a sync as it goes. Called by the threads that do the work, never two at once for the same
 * session; while one is told, the others of the session wait with their news: be quick, and wait
 * for nobody. What it throws is logged and changes nothing. Every method does nothing by default.
 */
public interface SyncListener {

  /** Hears nothing. */
  SyncListener NONE = new SyncListener() {};

  /**
   * A session began.
   *
   * @param session the session
   */
  default void started(SyncSession session) {}

  /**
   * A page was loaded.
   *
   * @param session the session
   * @param progress how far its entity is
   */
  default void page(SyncSession session, PageProgress progress) {}

  /**
   * Something failed that may pass; the session tries again.
   *
   * @param session the session
   * @param attempt the attempt that failed, from 1
   * @param failure what stopped it
   * @param wait how long the session waits before the next one
   */
  default void retry(SyncSession session, int attempt, XeroPulseException failure, Duration wait) {}

  /**
   * An entity is done, well or badly; said once for each.
   *
   * @param session the session
   * @param report what was done
   */
  default void entity(SyncSession session, EntityReport report) {}

  /**
   * The books were compared with the source's own.
   *
   * @param session the session
   * @param certificate what was found
   */
  default void proof(SyncSession session, Certificate certificate) {}

  /**
   * A session ended.
   *
   * @param report its outcome
   */
  default void finished(SyncReport report) {}
}
