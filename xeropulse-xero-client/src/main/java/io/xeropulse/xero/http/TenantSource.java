package io.xeropulse.xero.http;

import io.xeropulse.core.sync.extract.SourceConnector;
import io.xeropulse.xero.auth.XeroConnection;
import java.time.InstantSource;
import java.time.ZoneId;

/** Reads one kind of Xero's tenants for the sync pipeline. Implementations are thread-safe. */
public interface TenantSource {

  /**
   * The kind of tenant that it reads, as Xero names it.
   *
   * @return such as {@code ORGANISATION} or {@code PRACTICEMANAGER}
   */
  String tenantType();

  /**
   * A source for one tenant.
   *
   * @param transport what sends the calls; all sources of an app keep its limits together
   * @param connection which tenant, of {@link #tenantType()}
   * @param zone the organization's zone, in which today is measured
   * @param clock what tells today's date
   * @return a source that asks nothing until it is read
   */
  SourceConnector open(
      ApiTransport transport, XeroConnection connection, ZoneId zone, InstantSource clock);
}
