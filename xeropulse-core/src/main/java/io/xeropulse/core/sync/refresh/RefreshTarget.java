package io.xeropulse.core.sync.refresh;

import io.xeropulse.core.sync.state.SyncSession;
import java.time.LocalDate;

/** Something derived from facts that must follow them: figures, caches. Thread-safe. */
@FunctionalInterface
public interface RefreshTarget {

  /**
   * Brings the derived data of the session's organization up to date. Doing it twice changes
   * nothing.
   *
   * @param session the session that loaded the facts
   * @param asAt the date the figures are for, in the organization's zone
   * @throws io.xeropulse.core.XeroPulseException if it cannot be done; the facts stay loaded
   */
  void refresh(SyncSession session, LocalDate asAt);
}
