package io.xeropulse.authz.embed;

import io.xeropulse.core.model.OrganizationId;
import java.time.Instant;
import java.util.List;

/** Dashboards of organizations and who opened them, inside a transaction. Not thread-safe. */
public interface DashboardTable {

  /**
   * How an organization offers its dashboards.
   *
   * @param organization whose
   * @return sorted by identifier; empty if it never said, and so offers what the policy allows
   */
  List<DashboardConfig> configs(OrganizationId organization);

  /**
   * Replaces all of them.
   *
   * @param organization whose
   * @param configs one for each dashboard; none to offer again what the policy allows
   */
  void replace(OrganizationId organization, List<DashboardConfig> configs);

  /**
   * Writes down that a link was handed out.
   *
   * @param opening to whom, and when
   */
  void opened(DashboardOpening opening);

  /**
   * Who opened what.
   *
   * @param organization whose
   * @param before only earlier ones
   * @param limit at most so many
   * @return newest first
   */
  List<DashboardOpening> openings(OrganizationId organization, Instant before, int limit);
}
