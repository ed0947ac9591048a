package io.xeropulse.core.sync.refresh;

import io.xeropulse.core.sync.state.SyncSession;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has dashboards ask again once new figures are published: give it to the pipeline after the
 * publication. Figures are right without it and only look older, so whatever goes wrong here is a
 * warning in the log and never a sync's failure. Thread-safe if its cache is.
 */
public final class DashboardRefresh implements RefreshTarget {
  private static final Logger log = LoggerFactory.getLogger(DashboardRefresh.class);

  private final DashboardCache cache;
  private final Set<Integer> dashboards;

  /**
   * Creates a target.
   *
   * @param cache what keeps the dashboards' answers
   * @param dashboards the tool's numbers of the dashboards
   */
  public DashboardRefresh(DashboardCache cache, Set<Integer> dashboards) {
    this.cache = cache;
    this.dashboards = Set.copyOf(dashboards);
  }

  @Override
  public void refresh(SyncSession session, LocalDate asAt) {
    try {
      cache.invalidate(dashboards);
    } catch (RuntimeException e) {
      log.warn(
          "organization={} session={} dashboards={} were not told of new figures and may show older"
              + " ones",
          session.organization(),
          session.id(),
          new TreeSet<>(dashboards),
          e);
    }
  }
}
