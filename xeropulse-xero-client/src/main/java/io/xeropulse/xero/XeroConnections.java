package io.xeropulse.xero;

import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.grant.ConnectionStore;
import io.xeropulse.core.grant.GrantId;
import io.xeropulse.core.grant.TenantConnection;
import io.xeropulse.core.grant.TenantConnection.State;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.xero.auth.XeroConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Remembers which Xero tenants organizations are connected to: read them after each consent, and
 * from time to time, since people disconnect in Xero. Thread-safe.
 */
public final class XeroConnections {
  private final ConnectionStore store;
  private final InstantSource clock;

  /**
   * Creates it.
   *
   * @param store where connections are kept
   * @param clock tells when they were seen
   */
  public XeroConnections(ConnectionStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * What is known of an organization's connections. Immutable.
   *
   * @param connections all that were ever found, those that are gone included
   * @param failure why Xero could not be asked now, so that they are as of an earlier reading;
   *     empty if it could
   */
  public record Reading(List<TenantConnection> connections, Optional<XeroPulseException> failure) {
    /** Copies the list. */
    public Reading {
      connections = List.copyOf(connections);
    }
  }

  /**
   * Asks Xero and remembers what it says; when Xero fails, tells what was known before.
   *
   * @param client Xero through the grant
   * @param organization whose connections
   * @param grant the consent that the client works with
   * @param belongs which of the grant's tenants are the organization's
   * @return its connections, whether Xero answered or not
   * @throws io.xeropulse.core.StorageUnavailableException if the store cannot be reached
   */
  public Reading read(
      XeroClient client,
      OrganizationId organization,
      GrantId grant,
      Predicate<XeroConnection> belongs) {
    List<XeroConnection> listed;
    try {
      listed = client.connections();
    } catch (XeroPulseException failure) {
      return new Reading(store.of(organization), Optional.of(failure));
    }
    Instant now = clock.instant();
    store.found(
        organization,
        grant,
        listed.stream().filter(belongs).map(each -> seen(each, grant, now)).toList());
    return new Reading(store.of(organization), Optional.empty());
  }

  private static TenantConnection seen(XeroConnection listed, GrantId grant, Instant now) {
    return new TenantConnection(
        listed.id(),
        grant,
        listed.tenantId(),
        listed.tenantType(),
        listed.tenantName(),
        listed.authEventId(),
        listed.createdAt(),
        listed.updatedAt(),
        State.CONNECTED,
        now);
  }
}
