package io.xeropulse.core.sync.refresh;

import java.util.Set;

/** Answers that dashboards keep, and that are old once facts changed. Thread-safe. */
@FunctionalInterface
public interface DashboardCache {

  /**
   * Makes dashboards ask the database again. Doing it twice changes nothing.
   *
   * @param dashboards the tool's numbers of the dashboards; none asks for nothing
   * @throws io.xeropulse.core.NotEntitledException if the tool or its licence cannot do this
   * @throws io.xeropulse.core.AuthenticationException if the tool refuses the login
   * @throws io.xeropulse.core.XeroPulseException if it cannot be done for another reason; what the
   *     dashboards show may be as old as their cache
   */
  void invalidate(Set<Integer> dashboards);
}
