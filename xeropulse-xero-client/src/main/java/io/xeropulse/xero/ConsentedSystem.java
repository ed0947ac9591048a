package io.xeropulse.xero;

import io.xeropulse.core.AuthenticationException;
import io.xeropulse.core.grant.ConsentRequest;
import io.xeropulse.core.grant.GrantId;
import io.xeropulse.core.grant.GrantStore;
import io.xeropulse.core.grant.TenantConnection;
import io.xeropulse.core.grant.TenantConnection.State;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.organization.Consents;
import io.xeropulse.core.organization.SourceSystem;
import io.xeropulse.core.organization.Webhooks;
import io.xeropulse.core.sync.extract.SourceConnector;
import io.xeropulse.xero.auth.Consent;
import io.xeropulse.xero.auth.GrantTokens;
import io.xeropulse.xero.auth.XeroConnection;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Organizations by people's consents. Thread-safe. */
final class ConsentedSystem implements SourceSystem {
  private final XeroIdentity identity;
  private final GrantStore<GrantTokens> grants;
  private final Stores stores;
  private final GrantClients clients;
  private final TenantSources sources;
  private final Optional<Webhooks> webhooks;

  ConsentedSystem(
      XeroIdentity identity,
      GrantStore<GrantTokens> grants,
      Stores stores,
      GrantClients clients,
      TenantSources sources,
      Optional<String> webhookKey) {
    this.identity = identity;
    this.grants = grants;
    this.stores = stores;
    this.clients = clients;
    this.sources = sources;
    this.webhooks =
        webhookKey.map(
            key ->
                new XeroWebhooks(
                    key,
                    stores.heard(),
                    stores.connections()::connectedTo,
                    stores.connections()::connected));
  }

  @Override
  public List<SourceConnector> sources(OrganizationId organization, ZoneId zone) {
    return sources.of(
        organization,
        zone,
        stores.connections().of(organization).stream().map(this::tenant).toList());
  }

  private TenantSources.Tenant tenant(TenantConnection known) {
    return new TenantSources.Tenant(
        new XeroConnection(
            known.connectionId(), known.tenantId(), known.tenantType(), known.tenantName()),
        known.state() == State.CONNECTED,
        known.seenAt(),
        clients.of(known.grant()));
  }

  @Override
  public Optional<Webhooks> webhooks() {
    return webhooks;
  }

  @Override
  public Optional<Consents> consents(URI redirect) {
    return Optional.of(new Asking(identity.consent(redirect)));
  }

  /** Consents by one page of the host's. */
  private final class Asking implements Consents {
    private final Consent consent;

    Asking(Consent consent) {
      this.consent = consent;
    }

    @Override
    public ConsentRequest begin() {
      return consent.begin();
    }

    @Override
    public List<TenantConnection> complete(
        OrganizationId organization, ConsentRequest request, String state, String code) {
      GrantTokens tokens = consent.complete(request, state, code);
      String event =
          AuthenticationEvent.of(tokens.access())
              .orElseThrow(
                  () ->
                      new AuthenticationException(
                          "organization %s: Xero's token does not say which consent it is of, so that its tenants cannot be told from those of others; nothing was connected"
                              .formatted(organization)));
      GrantId grant = GrantId.random();
      grants.save(grant, tokens);
      try {
        return connect(organization, grant, event);
      } catch (RuntimeException failure) {
        grants.remove(grant);
        throw failure;
      }
    }

    /**
     * Its tenants are those of this very consent, and those that were the organization's before.
     */
    private List<TenantConnection> connect(
        OrganizationId organization, GrantId grant, String event) {
      Set<String> before =
          stores.connections().of(organization).stream()
              .map(TenantConnection::tenantId)
              .collect(Collectors.toUnmodifiableSet());
      XeroConnections.Reading reading =
          new XeroConnections(stores.connections(), stores.clock())
              .read(
                  clients.of(grant),
                  organization,
                  grant,
                  listed ->
                      event.equals(listed.authEventId()) || before.contains(listed.tenantId()));
      if (reading.failure().isPresent()) {
        throw reading.failure().get();
      }
      if (reading.connections().stream().noneMatch(known -> known.grant().equals(grant))) {
        throw new AuthenticationException(
            "organization %s: this consent reaches no tenant; begin again and choose one in Xero"
                .formatted(organization));
      }
      return reading.connections();
    }
  }
}
