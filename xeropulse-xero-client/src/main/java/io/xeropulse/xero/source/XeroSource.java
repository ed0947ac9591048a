package io.xeropulse.xero.source;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Extraction;
import io.xeropulse.core.sync.extract.SourceConnector;
import io.xeropulse.core.sync.proof.Provable;
import io.xeropulse.core.sync.proof.TieOut;
import io.xeropulse.xero.accounting.AccountingApi;
import io.xeropulse.xero.auth.XeroConnection;
import io.xeropulse.xero.http.ApiTransport;
import io.xeropulse.xero.internal.paging.Feature;
import io.xeropulse.xero.internal.paging.Resources;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one Xero organisation's books for the sync pipeline. Thread-safe. */
public final class XeroSource implements SourceConnector, Provable {
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
    return Stream.concat(
            XeroEntity.ALL.stream().map(XeroEntity::entity), Stream.of(BudgetWindows.ENTITY))
        .toList();
  }

  @Override
  public Set<Entity> dependencies(Entity entity) {
    return Dependencies.of(entity);
  }

  @Override
  public Set<Entity> dispensable() {
    return Set.of(XeroEntity.of(Resources.BUDGETS).entity(), BudgetWindows.ENTITY);
  }

  @Override
  public Set<Entity> dated() {
    return XeroEntity.ALL.stream()
        .filter(known -> known.resource().can(Feature.DATES))
        .map(XeroEntity::entity)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Extraction open(OrganizationId organization) {
    return new XeroExtraction(transport, connection.tenantId(), organization);
  }

  @Override
  public TieOut tieOut(OrganizationId organization) {
    AccountingApi api = AccountingApi.create(transport, organization, connection.tenantId());
    return TieOut.of(
        new XeroTrialBalance(api.reports()),
        XeroDayReader.create(transport, organization, connection));
  }

  /**
   * What a reading would cost, before it is spent; a {@link
   * io.xeropulse.core.sync.trigger.Trigger.StartUp} takes at most eleven calls more for each list
   * that comes in windows of dates. The estimate costs one small call for each entity that comes in
   * pages and one for what budgets say, and none for the others, which are one call each.
   *
   * @param organization whose data
   * @param entities names of the entities; empty for all
   * @param since only what changed since; null for everything
   * @return an estimate for each, in the order of {@link #entities()}
   * @throws InvalidConfigurationException if a name is none of the connector's entities
   * @throws io.xeropulse.core.XeroPulseException if Xero cannot be asked
   */
  public List<EntityEstimate> estimate(
      OrganizationId organization, Set<String> entities, @Nullable Instant since) {
    Set<String> unknown = new TreeSet<>(entities);
    entities().forEach(known -> unknown.remove(known.name()));
    if (!unknown.isEmpty()) {
      throw new InvalidConfigurationException(
          "Xero has no entities %s; choose from the connector's entities".formatted(unknown));
    }
    Estimator estimator = new Estimator(transport, organization, connection.tenantId());
    return entities().stream()
        .filter(entity -> entities.isEmpty() || entities.contains(entity.name()))
        .map(entity -> estimate(estimator, entity, since))
        .toList();
  }

  private static EntityEstimate estimate(
      Estimator estimator, Entity entity, @Nullable Instant since) {
    if (entity.equals(BudgetWindows.ENTITY)) {
      return estimator.estimateBudgets(since);
    }
    XeroEntity known = XeroEntity.of(entity);
    return estimator.estimate(known.resource(), known.comparedWhole() ? null : since);
  }
}
