package io.xeropulse.xero.source;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.ApiUsage;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Extraction;
import io.xeropulse.core.sync.extract.Page;
import io.xeropulse.xero.http.ApiTransport;
import java.time.Instant;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** One reading of one Xero organisation. */
final class XeroExtraction implements Extraction {
  private final ApiTransport transport;
  private final String tenantId;
  private final OrganizationId organization;
  private final ApiUsage before;

  XeroExtraction(ApiTransport transport, String tenantId, OrganizationId organization) {
    this.transport = transport;
    this.tenantId = tenantId;
    this.organization = organization;
    this.before = transport.usage(organization);
  }

  @Override
  public Iterator<Page> pages(Entity entity, @Nullable Instant modifiedSince) {
    XeroEntity known = XeroEntity.of(entity);
    return new Crawl(
        new PageReader(transport, organization, tenantId, known), known, modifiedSince);
  }

  @Override
  public ApiUsage usage() {
    return transport.usage(organization).minus(before);
  }

  @Override
  public void close() {
    // Nothing is held open between two pages.
  }
}
