package io.xeropulse.xpm;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Extraction;
import io.xeropulse.core.sync.extract.SourceConnector;
import io.xeropulse.xero.http.ApiTransport;
import io.xeropulse.xpm.internal.facts.PracticeEntities;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Xero Practice Manager 3.1 as a source: staff, tasks, categories, clients, jobs, time, job costs
 * and invoices with their lines. It only ever reads. Keep it between syncs: it remembers which jobs
 * are long completed, whose costs it then asks for only now and then. Thread-safe.
 */
public final class XpmSource implements SourceConnector {
  private final ApiTransport transport;
  private final String tenantId;
  private final XpmOptions options;
  private final Map<OrganizationId, JobMemory> memories = new ConcurrentHashMap<>();

  private XpmSource(ApiTransport transport, String tenantId, XpmOptions options) {
    this.transport = transport;
    this.tenantId = tenantId;
    this.options = options;
  }

  /**
   * Creates a source.
   *
   * @param transport what sends the calls, shared with the Xero source so that limits hold for both
   * @param tenantId the connection's tenant, of type {@code PRACTICEMANAGER}
   * @param options how far to read
   * @return the source
   */
  public static XpmSource create(ApiTransport transport, String tenantId, XpmOptions options) {
    return new XpmSource(transport, tenantId, options);
  }

  @Override
  public String source() {
    return PracticeEntities.SOURCE;
  }

  @Override
  public List<Entity> entities() {
    return XpmEntities.ALL;
  }

  @Override
  public Set<Entity> dependencies(Entity entity) {
    return XpmEntities.dependencies(entity);
  }

  @Override
  public Extraction open(OrganizationId organization) {
    return new XpmExtraction(
        new XpmCalls(transport, tenantId, organization, options.format()),
        options,
        memories.computeIfAbsent(organization, first -> new JobMemory()));
  }
}
