package io.xeropulse.warehouse.access.fuzz;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.TenantRows;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A warehouse in which every text of an organization carries its canary, with a login for each
 * organization and one for a host that serves them all.
 */
final class FuzzedWarehouse {
  static final List<OrganizationId> ORGANIZATIONS =
      List.of(
          new OrganizationId(new UUID(0xF0, 1)),
          new OrganizationId(new UUID(0xF0, 2)),
          new OrganizationId(new UUID(0xF0, 3)));

  static final List<String> CANARIES = List.of("quokka", "wombat", "numbat");
  static final String HOST = "fuzzed_host";
  private static final int ROWS = 5;

  /** A view with its reader's rights, and a materialized one behind a view that filters. */
  private static final String VIEWS =
      """
      create view xeropulse.debtor with (security_invoker = true) as
        select organization_id, contact_id, sum(base_total) as total
        from xeropulse.financial_data group by 1, 2;
      create schema xeropulse_private;
      create materialized view xeropulse_private.totals as
        select organization_id, contact_id, count(*) as documents from xeropulse.financial_data group by 1, 2;
      create unique index on xeropulse_private.totals (organization_id, contact_id);
      create view xeropulse.totals with (security_barrier = true) as
        select * from xeropulse_private.totals
        where organization_id = coalesce(
            nullif(current_setting('xeropulse.organization_id', true), '')::uuid, xeropulse.bound_organization())
          and (select coalesce(xeropulse.bound_organization() =
            nullif(current_setting('xeropulse.organization_id', true), '')::uuid, true))
          and (select not pg_has_role('xeropulse_scoped_reader', 'usage') or xeropulse.scope() = 'everything');
      grant select on xeropulse.debtor, xeropulse.totals to xeropulse_reader, xeropulse_scoped_reader;
      """;

  private final PGSimpleDataSource owner = PostgresServer.newWarehouse();

  private FuzzedWarehouse() {}

  /** A warehouse with the rows of some organizations. */
  static FuzzedWarehouse of(List<OrganizationId> organizations) {
    FuzzedWarehouse warehouse = new FuzzedWarehouse();
    Jdbi jdbi = Jdbi.create(warehouse.owner);
    for (OrganizationId organization : organizations) {
      String canary = CANARIES.get(ORGANIZATIONS.indexOf(organization));
      TenantRows.fill(
          jdbi,
          organization,
          ROWS,
          (table, column, row) -> "%s %s %s-%d".formatted(canary, table, column, row));
    }
    jdbi.useHandle(
        handle -> {
          handle.createScript(VIEWS).execute();
          makeLogin(handle, HOST, "xeropulse_reader, xeropulse_scoped_reader, xeropulse_loader");
          for (OrganizationId organization : ORGANIZATIONS) {
            makeLogin(handle, login(organization), "xeropulse_reader");
          }
          handle.execute("analyze");
        });
    return warehouse;
  }

  /** Logins belong to the cluster, and another warehouse of the test may have made them. */
  private static void makeLogin(Handle handle, String name, String groups) {
    boolean known =
        handle
            .createQuery("select exists (select from pg_roles where rolname = ?)")
            .bind(0, name)
            .mapTo(Boolean.class)
            .one();
    if (!known) {
      handle.execute("create role \"%s\" login in role %s".formatted(name, groups));
    }
  }

  static String login(OrganizationId organization) {
    return "xeropulse_org_" + organization;
  }

  void change(String ddl) {
    Jdbi.create(owner).useHandle(handle -> handle.createScript(ddl).execute());
  }

  PGSimpleDataSource as(String user) {
    return at(owner.getPortNumbers()[0], user);
  }

  PGSimpleDataSource at(int port, String user) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setServerNames(new String[] {"localhost"});
    dataSource.setPortNumbers(new int[] {port});
    dataSource.setDatabaseName(owner.getDatabaseName());
    dataSource.setUser(user);
    dataSource.setPrepareThreshold(1);
    return dataSource;
  }

  int port() {
    return owner.getPortNumbers()[0];
  }

  /** What a reader may name. */
  List<RandomSql.Relation> relations() {
    return Jdbi.create(owner)
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select 'xeropulse.' || c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
                        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                        where c.relnamespace = 'xeropulse'::regnamespace and c.relkind in ('r', 'p', 'v')
                          and has_table_privilege('xeropulse_reader', c.oid, 'select')
                        group by c.relname order by 1
                        """)
                    .map(
                        (row, context) ->
                            new RandomSql.Relation(
                                row.getString("name"),
                                List.of((String[]) row.getArray("columns").getArray())))
                    .list());
  }
}
