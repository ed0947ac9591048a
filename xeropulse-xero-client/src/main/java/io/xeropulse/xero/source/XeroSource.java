package io.xeropulse.xero.source;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Extraction;
import io.xeropulse.core.sync.extract.SourceConnector;
import io.xeropulse.xero.auth.XeroConnection;
import io.xeropulse.xero.http.ApiTransport;
import java.util.List;

/** Reads one Xero organisation's books for the sync pipeline. Thread-safe. */
public final class XeroSource implements SourceConnector {
  private final ApiTransport transport;
  private final XeroConnection connection;

  private XeroSource(ApiTransport transport, XeroConnection connection) {
    this.transport = transport;
    this.connection = connection;
  }

  /**
   * Creates a source.
   *
   * @param transport what reads
   * @param connection which tenant
   * @return a source that asks nothing until it is read
   */
  public static XeroSource create(ApiTransport transport, XeroConnection connection) {
    return new XeroSource(transport, connection);
  }

  @Override
  public String source() {
    return XeroEntity.SOURCE;
  }

  @Override
  public List<Entity> entities() {
    return XeroEntity.ALL.stream().map(XeroEntity::entity).toList();
  }

  @Override
  public Extraction open(OrganizationId organization) {
    return new XeroExtraction(transport, connection.tenantId(), organization);
  }
}
