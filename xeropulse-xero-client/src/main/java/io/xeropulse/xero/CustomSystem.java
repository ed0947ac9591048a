package io.xeropulse.xero;

import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.grant.GrantId;
import io.xeropulse.core.grant.TenantConnection;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.organization.SourceSystem;
import io.xeropulse.core.organization.Webhooks;
import io.xeropulse.core.sync.extract.SourceConnector;
import io.xeropulse.xero.auth.XeroConnection;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The one organization of a custom connection; it is nothing to any other. Which tenants it reaches
 * is stored, so that other credentials never read another company into it. Thread-safe.
 */
final class CustomSystem implements SourceSystem {
  private final OrganizationId organization;
  private final GrantId grant;
  private final XeroClient client;
  private final TenantSources sources;
  private final Stores stores;
  private final Optional<Webhooks> webhooks;
  private volatile boolean listed;

  CustomSystem(
      OrganizationId organization,
      String clientId,
      XeroClient client,
      TenantSources sources,
      Stores stores,
      Optional<String> webhookKey) {
    this.organization = organization;
    this.grant =
        new GrantId(
            UUID.nameUUIDFromBytes(("custom " + clientId).getBytes(StandardCharsets.UTF_8)));
    this.client = client;
    this.sources = sources;
    this.stores = stores;
    this.webhooks =
        webhookKey.map(
            key ->
                new XeroWebhooks(
                    key, stores.heard(), this::connectedTo, () -> Set.of(organization)));
  }

  @Override
  public List<SourceConnector> sources(OrganizationId asked, ZoneId zone) {
    if (!asked.equals(organization)) {
      return List.of();
    }
    XeroConnections.Reading reading = connections();
    Optional<XeroPulseException> failure = reading.failure();
    return failure.isPresent() && reading.connections().isEmpty()
        ? sources.refusing(zone, failure::get)
        : sources.of(organization, zone, reading.connections().stream().map(this::tenant).toList());
  }

  /** Xero is asked once in a process: a custom connection reaches the same tenants for good. */
  private XeroConnections.Reading connections() {
    if (listed) {
      return new XeroConnections.Reading(stores.connections().of(organization), Optional.empty());
    }
    XeroConnections.Reading reading =
        new XeroConnections(stores.connections(), stores.clock())
            .read(client, organization, grant, all -> true);
    listed = reading.failure().isEmpty();
    return reading;
  }

  private TenantSources.Tenant tenant(TenantConnection known) {
    return new TenantSources.Tenant(
        new XeroConnection(
            known.connectionId(), known.tenantId(), known.tenantType(), known.tenantName()),
        known.state() == TenantConnection.State.CONNECTED,
        known.seenAt(),
        client);
  }

  @Override
  public Optional<Webhooks> webhooks() {
    return webhooks;
  }

  private Set<OrganizationId> connectedTo(String tenantId) {
    return stores.connections().connectedTo(tenantId).contains(organization)
        ? Set.of(organization)
        : Set.of();
  }
}
