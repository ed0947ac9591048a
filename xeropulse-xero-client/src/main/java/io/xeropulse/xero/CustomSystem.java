package io.xeropulse.xero;

import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.organization.SourceSystem;
import io.xeropulse.core.organization.Webhooks;
import io.xeropulse.core.sync.extract.SourceConnector;
import io.xeropulse.core.sync.trigger.HeardEvents;
import io.xeropulse.xero.auth.XeroConnection;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The one organization of a custom connection; it is nothing to any other. Thread-safe. */
final class CustomSystem implements SourceSystem {
  private final OrganizationId organization;
  private final XeroClient client;
  private final TenantSources sources;
  private final Optional<Webhooks> webhooks;
  private volatile @Nullable List<XeroConnection> connections;

  CustomSystem(
      OrganizationId organization,
      XeroClient client,
      TenantSources sources,
      Optional<String> webhookKey,
      HeardEvents heard) {
    this.organization = organization;
    this.client = client;
    this.sources = sources;
    this.webhooks = webhookKey.map(key -> new XeroWebhooks(key, heard, this::connectedTo));
  }

  @Override
  public List<SourceConnector> sources(OrganizationId asked, ZoneId zone) {
    if (!asked.equals(organization)) {
      return List.of();
    }
    List<XeroConnection> reached;
    try {
      reached = connections();
    } catch (XeroPulseException failure) {
      return List.of(sources.refusing(zone, () -> failure));
    }
    return sources.of(
        organization,
        zone,
        reached.stream().map(listed -> new TenantSources.Tenant(listed, true, client)).toList());
  }

  @Override
  public Optional<Webhooks> webhooks() {
    return webhooks;
  }

  private Set<OrganizationId> connectedTo(String tenantId) {
    boolean ours = connections().stream().anyMatch(each -> each.tenantId().equals(tenantId));
    return ours ? Set.of(organization) : Set.of();
  }

  /** A custom connection reaches the same tenant for as long as it lives. */
  private List<XeroConnection> connections() {
    List<XeroConnection> known = connections;
    if (known == null || known.isEmpty()) {
      known = client.connections();
      connections = known;
    }
    return known;
  }
}
