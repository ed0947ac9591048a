package io.xeropulse.warehouse.state;

import io.xeropulse.core.grant.ConnectionStore;
import io.xeropulse.core.grant.GrantId;
import io.xeropulse.core.grant.TenantConnection;
import io.xeropulse.core.grant.TenantConnection.State;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.access.DatabaseRole;
import io.xeropulse.warehouse.access.SchemaName;
import io.xeropulse.warehouse.access.TenantTransactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Keeps connections in PostgreSQL. Thread-safe. */
public final class PostgresConnections implements ConnectionStore {
  private static final OrganizationId NONE = new OrganizationId(new UUID(0, 0));

  private final TenantTransactions transactions;
  private final SchemaName home;

  /**
   * Creates a store.
   *
   * @param transactions the database
   * @param home the schema that all organizations share, by which tenants are routed
   */
  public PostgresConnections(TenantTransactions transactions, SchemaName home) {
    this.transactions = transactions;
    this.home = home;
  }

  @Override
  public void found(OrganizationId organization, GrantId grant, List<TenantConnection> found) {
    transactions.run(
        organization,
        DatabaseRole.LOADER,
        handle -> {
          forget(handle, organization, grant, found);
          int written = found.isEmpty() ? 0 : write(handle, organization, found);
          route(handle, organization);
          return written;
        });
  }

  /** Routes that stay as they were are not written again. */
  private void route(Handle handle, OrganizationId organization) {
    String connected =
        " select distinct tenant_id from connection where organization_id = :organization and state"
            + " = 'connected'";
    String routes = home.quoted() + ".connected_tenant";
    handle
        .createUpdate(
            "delete from "
                + routes
                + " where organization = :organization and tenant_id not in ("
                + connected
                + ")")
        .bind("organization", organization.value())
        .execute();
    handle
        .createUpdate(
            "insert into "
                + routes
                + " select tenant_id, :organization from ("
                + connected
                + ") c on conflict do nothing")
        .bind("organization", organization.value())
        .execute();
  }

  @Override
  public Set<OrganizationId> connectedTo(String tenantId) {
    return routed("where tenant_id = :tenant", tenantId);
  }

  @Override
  public Set<OrganizationId> connected() {
    return routed("where :tenant is not null", "any");
  }

  private Set<OrganizationId> routed(String condition, String tenantId) {
    String query =
        "select distinct organization from %s.connected_tenant %s"
            .formatted(home.quoted(), condition);
    return Set.copyOf(
        transactions.run(
            NONE,
            DatabaseRole.LOADER,
            handle ->
                handle
                    .createQuery(query)
                    .bind("tenant", tenantId)
                    .mapTo(UUID.class)
                    .map(OrganizationId::new)
                    .list()));
  }

  @Override
  public List<TenantConnection> of(OrganizationId organization) {
    return transactions.run(
        organization,
        DatabaseRole.READER,
        handle ->
            handle
                .createQuery(
                    """
                    select * from connection where organization_id = :organization
                    order by connection_id collate "C"
                    """)
                .bind("organization", organization.value())
                .map((row, context) -> connection(row))
                .list());
  }

  private static void forget(
      Handle handle, OrganizationId organization, GrantId grant, List<TenantConnection> found) {
    handle
        .createUpdate(
            """
            update connection set state = 'gone'
            where organization_id = :organization and grant_id = :grant and state <> 'gone'
              and connection_id <> all (:found)
            """)
        .bind("organization", organization.value())
        .bind("grant", grant.value())
        .bindArray(
            "found", String.class, found.stream().map(TenantConnection::connectionId).toList())
        .execute();
  }

  private static int write(
      Handle handle, OrganizationId organization, List<TenantConnection> found) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into connection
              (organization_id, connection_id, grant_id, tenant_id, tenant_type, tenant_name,
               auth_event_id, created_at, updated_at, state, seen_at)
            values
              (:organization, :id, :grant, :tenant, :type, :name, :event, :created, :updated,
               :state, :seen)
            on conflict (organization_id, connection_id) do update set
              grant_id = excluded.grant_id, tenant_id = excluded.tenant_id,
              tenant_type = excluded.tenant_type, tenant_name = excluded.tenant_name,
              auth_event_id = excluded.auth_event_id, created_at = excluded.created_at,
              updated_at = excluded.updated_at, state = excluded.state, seen_at = excluded.seen_at
            """);
    for (TenantConnection connection : found) {
      batch
          .bind("organization", organization.value())
          .bind("id", connection.connectionId())
          .bind("grant", connection.grant().value())
          .bind("tenant", connection.tenantId())
          .bind("type", connection.tenantType())
          .bind("name", connection.tenantName())
          .bind("event", connection.authEventId())
          .bind("created", connection.createdAt())
          .bind("updated", connection.updatedAt())
          .bind("state", connection.state().name().toLowerCase(Locale.ROOT))
          .bind("seen", connection.seenAt())
          .add();
    }
    return batch.execute().length;
  }

  private static TenantConnection connection(ResultSet row) throws SQLException {
    return new TenantConnection(
        row.getString("connection_id"),
        new GrantId(row.getObject("grant_id", UUID.class)),
        row.getString("tenant_id"),
        row.getString("tenant_type"),
        row.getString("tenant_name"),
        row.getString("auth_event_id"),
        instant(row, "created_at"),
        instant(row, "updated_at"),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getTimestamp("seen_at").toInstant());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    return row.getTimestamp(column) == null ? null : row.getTimestamp(column).toInstant();
  }
}
