package io.xeropulse.authz.memory;

import io.xeropulse.authz.embed.DashboardConfig;
import io.xeropulse.authz.embed.DashboardOpening;
import io.xeropulse.authz.embed.DashboardTable;
import io.xeropulse.core.model.OrganizationId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

final class DashboardRows implements DashboardTable {
  private final Rows<DashboardConfig> configs;
  private final Rows<DashboardOpening> openings;
  private long last;

  DashboardRows(Deque<Runnable> undo) {
    configs = new Rows<>(undo);
    openings = new Rows<>(undo);
  }

  @Override
  public List<DashboardConfig> configs(OrganizationId organization) {
    return List.copyOf(configs.under(organization + "/").values());
  }

  @Override
  public void replace(OrganizationId organization, List<DashboardConfig> replacements) {
    List.copyOf(configs.under(organization + "/").keySet()).forEach(configs::remove);
    replacements.forEach(config -> configs.put(organization + "/" + config.id(), config));
  }

  @Override
  public void opened(DashboardOpening opening) {
    last++;
    openings.put("%s/%019d".formatted(opening.organization(), last), opening);
  }

  @Override
  public List<DashboardOpening> openings(OrganizationId organization, Instant before, int limit) {
    return openings.under(organization + "/").values().stream()
        .filter(opening -> opening.at().isBefore(before))
        .sorted(Comparator.comparing(DashboardOpening::at).reversed())
        .limit(limit)
        .toList();
  }
}
