package io.xeropulse.warehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.model.DocumentStatus;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.warehouse.Facts;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.TenantDatabase;
import io.xeropulse.warehouse.TenantDatabase.Strategy;
import io.xeropulse.warehouse.Warehouse;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** No reader and no loader sees or writes a row without its organization, or of another. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RowSecurityContract {
  private final OrganizationId a;
  private final OrganizationId b;
  private final TenantDatabase database;
  private final Jdbi jdbi;
  private final TenantTransactions transactions;

  RowSecurityContract(Strategy strategy) {
    a = strategy.organization(1);
    b = strategy.organization(2);
    database = strategy.open(List.of(a, b));
    DataSource pool = PostgresServer.pooled(database.owner());
    jdbi = Jdbi.create(pool);
    transactions = database.transactions(pool);
  }

  @BeforeAll
  void loadTwoOrganizations() {
    Warehouse warehouse = database.warehouse();
    for (OrganizationId organization : List.of(a, b)) {
      SyncSession session = Facts.begin(warehouse, organization);
      Facts.load(
          warehouse,
          session,
          Facts.INVOICES,
          Facts.invoice("I1", "2025-01-01", null, "100.00", DocumentStatus.PAID));
    }
  }

  @Test
  void shouldShowNoRowToAReaderWithoutAnOrganization() {
    assertThat(readableTables()).hasSizeGreaterThan(20);
    for (String table : readableTables()) {
      assertThat(rowsSeen(table, null)).as(table).isEmpty();
      assertThat(rowsSeen(table, "")).as(table).isEmpty();
    }
  }

  @Test
  void shouldShowAReaderOnlyItsOrganization() {
    for (String table : readableTables()) {
      assertThat(rowsSeen(table, a.toString())).as(table).doesNotContain(b.value());
      assertThat(rowsSeen(table, b.toString())).as(table).doesNotContain(a.value());
    }
    assertThat(rowsSeen(tableOf(a, "financial_data"), a.toString())).containsExactly(a.value());
    assertThat(rowsSeen(tableOf(b, "financial_data"), b.toString())).containsExactly(b.value());
  }

  @Test
  void shouldRefuseToWriteAnotherOrganizationsRow() {
    assertThatThrownBy(
            () ->
                transactions.run(
                    a,
                    DatabaseRole.LOADER,
                    handle ->
                        handle.execute(
                            "insert into team_member values (?, 'S1', 'Tax')", b.value())))
        .hasMessageContaining("42501");
    assertThatThrownBy(
            () ->
                transactions.run(
                    a,
                    DatabaseRole.LOADER,
                    handle ->
                        handle.execute(
                            "insert into %s values (?, 'S1', 'Tax')"
                                .formatted(tableOf(b, "team_member")),
                            b.value())))
        .hasMessageContaining("42501");
  }

  @Test
  void shouldNotLetTheReaderWrite() {
    assertThatThrownBy(
            () ->
                transactions.run(
                    a, DatabaseRole.READER, handle -> handle.execute("delete from financial_data")))
        .hasMessageContaining("42501");
  }

  @Test
  void shouldCarryNothingOverToTheNextUserOfAConnection() {
    jdbi.useHandle(
        handle -> {
          handle.useTransaction(
              inside -> {
                inside.execute("set local role xeropulse_reader");
                inside.execute(
                    "select set_config('xeropulse.organization_id', ?, true),"
                        + " set_config('xeropulse.scope', 'everything', true)",
                    a.toString());
                assertThat(count(inside)).isEqualTo(1);
              });
          handle.useTransaction(
              inside -> {
                inside.execute("set local role xeropulse_reader");
                assertThat(count(inside)).isZero();
              });
        });
  }

  @Test
  void shouldOwnNothingAndBypassNothingAsLoaderOrReader() {
    long offenders =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select count(*) from pg_roles r
                        where r.rolname in ('xeropulse_loader', 'xeropulse_reader', 'xeropulse_scoped_reader')
                          and (r.rolsuper or r.rolbypassrls or r.rolcanlogin
                            or exists (select from pg_class c where c.relowner = r.oid))
                        """)
                    .mapTo(Long.class)
                    .one());
    assertThat(offenders).isZero();
  }

  @Test
  void shouldRefuseAnOrganizationThatIsNoUuid() {
    assertThatThrownBy(() -> rowsSeen(tableOf(a, "financial_data"), "a' or true --"))
        .isInstanceOf(JdbiException.class)
        .hasMessageContaining("invalid input syntax for type uuid");
  }

  private long count(Handle handle) {
    return handle
        .createQuery("select count(*) from " + tableOf(a, "financial_data"))
        .mapTo(Long.class)
        .one();
  }

  private String tableOf(OrganizationId organization, String table) {
    return database.schema(organization) + "." + table;
  }

  /** Those of every schema that has tables of an organization. */
  private List<String> readableTables() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select c.oid::regclass::text from pg_class c
                    join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id'
                    where c.relnamespace::regnamespace::text like 'xeropulse%' and c.relkind = 'r'
                      and has_table_privilege('xeropulse_reader', c.oid, 'select')
                    order by 1
                    """)
                .mapTo(String.class)
                .list());
  }

  private List<UUID> rowsSeen(String table, String organization) {
    return jdbi.inTransaction(
        handle -> {
          handle.execute("set local role xeropulse_reader");
          if (organization != null) {
            handle.execute("select set_config('xeropulse.organization_id', ?, true)", organization);
          }
          handle.execute("select set_config('xeropulse.scope', 'everything', true)");
          return handle
              .createQuery("select organization_id from " + table)
              .mapTo(UUID.class)
              .list();
        });
  }
}
