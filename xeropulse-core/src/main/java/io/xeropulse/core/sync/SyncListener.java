package io.xeropulse.core.sync;

import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.state.SyncSession;

/**
 * Follows a sync as it goes. Called on the pipeline's thread: be quick, and throw nothing. Every
 * method does nothing by default.
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
   * @param entity of what
   * @param fetchedSoFar records read so far
   * @param expected records the source announced; -1 when it did not
   */
  default void page(SyncSession session, Entity entity, long fetchedSoFar, long expected) {}

  /**
   * An entity is done, well or badly.
   *
   * @param session the session
   * @param report what was done
   */
  default void entity(SyncSession session, EntityReport report) {}

  /**
   * A session ended.
   *
   * @param report its outcome
   */
  default void finished(SyncReport report) {}
}
