package io.xeropulse.warehouse.load;

import io.xeropulse.core.model.OrganizationId;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * Every row of an organization, whatever the table, without what each session has of its own and
 * how often a record came into quarantine.
 */
final class WarehouseContents {
  private static final String TABLES =
      """
      select c.relname from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id'
      where c.relnamespace = 'xeropulse'::regnamespace and c.relkind in ('r', 'p')
        and c.relname not in ('organization', 'sync_session')
      order by 1
      """;

  private WarehouseContents() {}

  static List<String> of(DataSource dataSource, OrganizationId organization) {
    return Jdbi.create(dataSource)
        .withHandle(
            handle ->
                handle.createQuery(TABLES).mapTo(String.class).list().stream()
                    .flatMap(
                        table ->
                            handle
                                .createQuery(
                                    """
                                    select distinct concat('%1$s ', to_jsonb(t) - array['organization_id', 'session_id', 'times_seen'])
                                    from xeropulse.%1$s t where organization_id = :organization
                                    order by 1
                                    """
                                        .formatted(table))
                                .bind("organization", organization.value())
                                .mapTo(String.class)
                                .list()
                                .stream())
                    .toList());
  }
}
