package io.xeropulse.warehouse.state;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.access.DatabaseRole;
import io.xeropulse.warehouse.access.TenantTransactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Shows how much the warehouse holds of an organization, and how fresh it is. Thread-safe. */
public final class InventoryView {
  private final TenantTransactions transactions;

  /**
   * Creates a view.
   *
   * @param transactions the database
   */
  public InventoryView(TenantTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * What a table holds of an organization. Immutable.
   *
   * @param table the table's name in the schema {@code xeropulse}
   * @param rows how many rows
   * @param bytes what the rows take, without indexes, dead rows and other organizations' rows
   */
  public record TableSize(String table, long rows, long bytes) {}

  /**
   * How fresh one entity is. Immutable.
   *
   * @param source {@code xero} or {@code xpm}
   * @param entity what it is
   * @param newest the source's time of the newest change that was loaded; empty where the source
   *     tells none
   * @param readAt when the last sync that read it whole or up to date began; empty before the first
   * @param quarantined how many of its records are in quarantine
   */
  public record EntityFreshness(
      String source,
      String entity,
      Optional<Instant> newest,
      Optional<Instant> readAt,
      long quarantined) {}

  /**
   * Measures the tables. Reads every row of the organization, so ask for it now and then, not with
   * every request.
   *
   * @param organization whose
   * @return every table that holds something, by name
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached
   */
  public List<TableSize> sizes(OrganizationId organization) {
    return transactions.run(
        organization,
        DatabaseRole.LOADER,
        handle ->
            tables(handle).stream()
                .map(table -> size(handle, table, organization))
                .filter(size -> size.rows() > 0)
                .toList());
  }

  private static List<String> tables(Handle handle) {
    return handle
        .createQuery(
            """
            select c.relname from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id'
            where c.relnamespace = (select relnamespace from pg_class where oid = 'organization'::regclass)
              and c.relkind in ('r', 'p')
              and not c.relispartition and has_table_privilege(c.oid, 'select')
            order by c.relname
            """)
        .mapTo(String.class)
        .list();
  }

  private static TableSize size(Handle handle, String table, OrganizationId organization) {
    return handle
        .createQuery(
            """
            select count(*) as row_count, coalesce(sum(pg_column_size(t.*)), 0) as bytes
            from %s t where organization_id = :organization
            """
                .formatted(table))
        .bind("organization", organization.value())
        .map((row, context) -> new TableSize(table, row.getLong("row_count"), row.getLong("bytes")))
        .one();
  }

  /**
   * How fresh each entity is that was ever read.
   *
   * @param organization whose
   * @return by source and entity
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached
   */
  public List<EntityFreshness> freshness(OrganizationId organization) {
    return transactions.run(
        organization,
        DatabaseRole.LOADER,
        handle ->
            handle
                .createQuery(
                    """
                    select e.source, e.entity, w.newest, max(s.started_at) as read_at, (
                      select count(*) from quarantine q
                      where q.organization_id = :organization
                        and q.source = e.source and q.entity = e.entity) as quarantined
                    from sync_session_entity e
                    left join sync_session s on s.organization_id = e.organization_id
                      and s.session_id = e.session_id and e.status in ('completed', 'partial')
                      and s.entities = '{}'
                    left join watermark w on w.organization_id = e.organization_id
                      and w.source = e.source and w.entity = e.entity
                    where e.organization_id = :organization
                    group by e.source, e.entity, w.newest
                    order by e.source, e.entity
                    """)
                .bind("organization", organization.value())
                .map((row, context) -> freshness(row))
                .list());
  }

  private static EntityFreshness freshness(ResultSet row) throws SQLException {
    return new EntityFreshness(
        row.getString("source"),
        row.getString("entity"),
        instant(row.getTimestamp("newest")),
        instant(row.getTimestamp("read_at")),
        row.getLong("quarantined"));
  }

  private static Optional<Instant> instant(@Nullable Timestamp timestamp) {
    return Optional.ofNullable(timestamp).map(Timestamp::toInstant);
  }
}
