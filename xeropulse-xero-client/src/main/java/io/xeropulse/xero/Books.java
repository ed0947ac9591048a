package io.xeropulse.xero;

import io.xeropulse.core.sync.extract.SourceConnector;
import io.xeropulse.xero.auth.XeroConnection;
import io.xeropulse.xero.http.ApiTransport;
import io.xeropulse.xero.http.TenantSource;
import io.xeropulse.xero.source.XeroSource;
import java.time.InstantSource;
import java.time.ZoneId;

/** A Xero organisation's books. Stateless. */
final class Books implements TenantSource {
  static final String TYPE = "ORGANISATION";

  @Override
  public String tenantType() {
    return TYPE;
  }

  @Override
  public SourceConnector open(
      ApiTransport transport, XeroConnection connection, ZoneId zone, InstantSource clock) {
    return XeroSource.create(transport, connection);
  }
}
