package io.xeropulse.warehouse.access.fuzz;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.TenantDatabase;
import io.xeropulse.warehouse.TenantDatabase.Strategy;
import io.xeropulse.warehouse.access.TenantTransactions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A warehouse in which every text of an organization carries its canary, with a login for each
 * organization and one for a host that serves them all.
 */
final class FuzzedWarehouse {
  static final List<String> CANARIES = List.of("quokka", "wombat", "numbat");
  private static final int ROWS = 5;
  private static final int OWN_OFTENER = 20;

  /** A view with its reader's rights, and a materialized one behind a view that filters. */
  private static final String VIEWS =
      """
      create view %1$s.debtor with (security_invoker = true) as
        select organization_id, contact_id, sum(base_total) as total
        from %1$s.financial_data group by 1, 2;
      create schema %1$s_private;
      create materialized view %1$s_private.totals as
        select organization_id, contact_id, count(*) as documents from %1$s.financial_data group by 1, 2;
      create unique index on %1$s_private.totals (organization_id, contact_id);
      create view %1$s.totals with (security_barrier = true) as
        select * from %1$s_private.totals
        where organization_id = coalesce(
            nullif(current_setting('xeropulse.organization_id', true), '')::uuid, %1$s.bound_organization())
          and (select coalesce(%1$s.bound_organization() =
            nullif(current_setting('xeropulse.organization_id', true), '')::uuid, true))
          and (select not pg_has_role('xeropulse_scoped_reader', 'usage') or %1$s.scope() = 'everything');
      grant select on %1$s.debtor, %1$s.totals to xeropulse_reader, xeropulse_scoped_reader;
      """;

  private final List<OrganizationId> organizations;
  private final TenantDatabase database;
  private final Map<String, List<RandomSql.Relation>> readable = new ConcurrentHashMap<>();

  private FuzzedWarehouse(List<OrganizationId> organizations, TenantDatabase database) {
    this.organizations = organizations;
    this.database = database;
  }

  /** A warehouse of three organizations, some of which have rows. */
  static FuzzedWarehouse of(Strategy strategy, List<OrganizationId> filled) {
    List<OrganizationId> organizations = organizations(strategy);
    TenantDatabase database = strategy.open(organizations);
    for (OrganizationId organization : filled) {
      String canary = CANARIES.get(organizations.indexOf(organization));
      database.fill(
          organization,
          ROWS,
          (table, column, row) -> "%s %s %s-%d".formatted(canary, table, column, row));
    }
    FuzzedWarehouse warehouse = new FuzzedWarehouse(organizations, database);
    warehouse.schemas().forEach(schema -> warehouse.change(VIEWS.formatted(schema)));
    database.host();
    organizations.forEach(database::login);
    warehouse.change("analyze");
    return warehouse;
  }

  static List<OrganizationId> organizations(Strategy strategy) {
    return IntStream.rangeClosed(1, 3).mapToObj(strategy::organization).toList();
  }

  private List<String> schemas() {
    return organizations.stream().map(database::schema).distinct().toList();
  }

  TenantTransactions transactions(DataSource dataSource) {
    return database.transactions(dataSource);
  }

  String schema(OrganizationId organization) {
    return database.schema(organization);
  }

  void change(String ddl) {
    database.jdbi().useHandle(handle -> handle.createScript(ddl).execute());
  }

  PGSimpleDataSource as(String user) {
    return at(database.owner().getPortNumbers()[0], user);
  }

  PGSimpleDataSource at(int port, String user) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setServerNames(new String[] {"localhost"});
    dataSource.setPortNumbers(new int[] {port});
    dataSource.setDatabaseName(database.owner().getDatabaseName());
    dataSource.setUser(user);
    dataSource.setPrepareThreshold(1);
    return dataSource;
  }

  int port() {
    return database.owner().getPortNumbers()[0];
  }

  /** What a reader may name: mostly where its own rows are, and now and then elsewhere. */
  List<RandomSql.Relation> relations(OrganizationId reader) {
    List<RandomSql.Relation> named = new ArrayList<>();
    for (String schema : schemas()) {
      int times = schema.equals(schema(reader)) ? OWN_OFTENER : 1;
      named.addAll(
          Collections.nCopies(times, relations(schema)).stream().flatMap(List::stream).toList());
    }
    return named;
  }

  /** What the library's own SQL names, where its search path says whose it is. */
  List<RandomSql.Relation> unqualified(OrganizationId reader) {
    String prefix = schema(reader) + ".";
    return relations(schema(reader)).stream()
        .map(
            relation ->
                new RandomSql.Relation(
                    relation.name().substring(prefix.length()), relation.columns()))
        .toList();
  }

  private List<RandomSql.Relation> relations(String schema) {
    return readable.computeIfAbsent(schema, this::read);
  }

  private List<RandomSql.Relation> read(String schema) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select :schema || '.' || c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
                        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                        where c.relnamespace = cast(:schema as regnamespace) and c.relkind in ('r', 'p', 'v')
                          and has_table_privilege('xeropulse_reader', c.oid, 'select')
                        group by c.relname order by 1
                        """)
                    .bind("schema", schema)
                    .map(
                        (row, context) ->
                            new RandomSql.Relation(
                                row.getString("name"),
                                List.of((String[]) row.getArray("columns").getArray())))
                    .list());
  }
}
