package io.xeropulse.warehouse.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.StorageRejectedException;
import io.xeropulse.core.StorageUnavailableException;
import io.xeropulse.core.model.DocumentStatus;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.warehouse.Facts;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.TenantRows;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.warehouse.access.DatabaseRole;
import io.xeropulse.warehouse.access.SchemaName;
import io.xeropulse.warehouse.access.Tenancy;
import io.xeropulse.warehouse.access.TenantTransactions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Schemas that organizations have each of their own: made, migrated, listed and dropped. */
class OrganizationSchemasTest {
  private static final OrganizationId A = OrganizationId.of("aaaaaaaa-0000-4000-8000-000000000001");
  private static final OrganizationId B = OrganizationId.of("bbbbbbbb-0000-4000-8000-000000000002");
  private static final String OF_A = "xeropulse_aaaaaaaa000040008000000000000001";
  private static final String OF_B = "xeropulse_bbbbbbbb000040008000000000000002";

  private final PGSimpleDataSource dataSource = PostgresServer.newWarehouse();
  private final Jdbi jdbi = Jdbi.create(dataSource);
  private final Warehouse warehouse = Warehouse.builder(dataSource).schemaPerOrganization().build();
  private final OrganizationSchemas schemas = warehouse.organizationSchemas();

  @Test
  void shouldKeepEachOrganizationsRowsInItsOwnSchemaAndNoneAtHome() {
    assertThat(schemas.list()).isEmpty();
    for (OrganizationId organization : List.of(B, A)) {
      assertThat(schemas.create(organization)).isPositive();
      load(organization);
    }
    assertThat(schemas.list()).containsExactly(A, B);
    assertThat(warehouse.schemaOf(A)).isEqualTo(OF_A);
    assertThat(documents(OF_A)).isEqualTo(1);
    assertThat(documents(OF_B)).isEqualTo(1);
    assertThat(documents("xeropulse")).isZero();
    assertThat(warehouse.reports().openReceivables(A, LocalDate.of(2025, 6, 30))).hasSize(1);
    assertThat(warehouse.migrate()).isZero();
    assertThat(schemas.create(A)).isZero();
  }

  @Test
  void shouldSayThatTheSchemaIsMissingBeforeItIsCreated() {
    assertThatThrownBy(() -> load(A))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining(A.toString())
        .hasMessageContaining("organizationSchemas().create");
  }

  @Test
  void shouldRefuseAnotherOrganizationsRowWhoeverWritesIt() {
    schemas.create(A);
    for (String table : TenantRows.tables(jdbi, OF_A)) {
      assertThatThrownBy(() -> TenantRows.fill(jdbi, OF_A, B, 1, (of, column, row) -> column + row))
          .as(table)
          .hasMessageContaining("of_one_organization");
    }
    TenantRows.fill(jdbi, OF_A, A, 1, (table, column, row) -> column + row);
    assertThatThrownBy(
            () ->
                jdbi.useHandle(
                    handle ->
                        handle.execute(
                            "update %s.staff set organization_id = ?".formatted(OF_A), B.value())))
        .hasMessageContaining("of_one_organization");
  }

  /** Were Java to choose the wrong schema, PostgreSQL would still show and take nothing. */
  @Test
  void shouldShowAndTakeNothingInAnotherOrganizationsSchema() {
    schemas.create(A);
    schemas.create(B);
    TenantRows.fill(jdbi, OF_A, A, 1, (table, column, row) -> column + row);
    TenantTransactions astray = new TenantTransactions(jdbi, Tenancy.shared(new SchemaName(OF_A)));
    for (DatabaseRole role : List.of(DatabaseRole.READER, DatabaseRole.LOADER)) {
      assertThat(
              astray.<Integer>run(
                  B,
                  role,
                  handle ->
                      handle
                          .createQuery("select count(*) from financial_data")
                          .mapTo(Integer.class)
                          .one()))
          .isZero();
    }
    assertThatThrownBy(
            () ->
                astray.run(
                    B,
                    DatabaseRole.LOADER,
                    handle ->
                        handle.execute(
                            "insert into team_member values (?, 'S1', 'Tax')", B.value())))
        .isInstanceOf(StorageRejectedException.class);
  }

  /** Were a login let into the wrong schema, row security would still show it nothing. */
  @Test
  void shouldNotLetALoginNameAnythingInAnotherSchemaAndShowNothingIfItCould() {
    String login = "xeropulse_org_" + A;
    jdbi.useHandle(
        handle ->
            handle.execute(
                "create role \"%s\" login in role xeropulse_organization_login".formatted(login)));
    schemas.create(A);
    schemas.create(B);
    TenantRows.fill(jdbi, OF_A, A, 1, (table, column, row) -> column + row);
    TenantRows.fill(jdbi, OF_B, B, 1, (table, column, row) -> column + row);
    PGSimpleDataSource bound = new PGSimpleDataSource();
    bound.setUrl(dataSource.getURL());
    bound.setUser(login);
    assertThat(documents(Jdbi.create(bound), OF_A)).isEqualTo(1);
    for (String schema : List.of(OF_B, "xeropulse")) {
      assertThatThrownBy(() -> documents(Jdbi.create(bound), schema))
          .hasMessageContaining("permission denied for schema");
    }
    jdbi.useHandle(
        handle -> {
          handle.execute("grant usage on schema %s to \"%s\"".formatted(OF_B, login));
          handle.execute(
              "grant execute on all functions in schema %s to \"%s\"".formatted(OF_B, login));
          handle.execute("grant select on %s.financial_data to \"%s\"".formatted(OF_B, login));
        });
    assertThat(documents(Jdbi.create(bound), OF_B)).isZero();
    schemas.drop(A);
    schemas.create(A);
    assertThat(documents(Jdbi.create(bound), OF_A)).isZero();
  }

  /** Whoever may make roles chooses their names, and may have been there before us. */
  @Test
  void shouldLetInWhoIsAMemberOfOurRoleAndNobodyByItsNameAlone() {
    OrganizationId early = new OrganizationId(UUID.randomUUID());
    String login = "xeropulse_org_" + early;
    jdbi.useHandle(handle -> handle.execute("create role \"%s\" login".formatted(login)));
    schemas.create(early);
    String schema = "xeropulse_" + early.toString().replace("-", "");
    TenantRows.fill(jdbi, schema, early, 1, (table, column, row) -> column + row);
    PGSimpleDataSource bound = new PGSimpleDataSource();
    bound.setUrl(dataSource.getURL());
    bound.setUser(login);
    assertThatThrownBy(() -> documents(Jdbi.create(bound), schema))
        .hasMessageContaining("permission denied for schema");

    jdbi.useHandle(
        handle -> handle.execute("grant xeropulse_organization_login to \"%s\"".formatted(login)));
    schemas.migrate();
    assertThat(documents(Jdbi.create(bound), schema)).isEqualTo(1);

    jdbi.useHandle(
        handle ->
            handle.execute("revoke xeropulse_organization_login from \"%s\"".formatted(login)));
    schemas.migrate();
    assertThatThrownBy(() -> documents(Jdbi.create(bound), schema))
        .hasMessageContaining("permission denied for schema");
  }

  @Test
  void shouldFindNoTableWhereNoSchemaWasNamed() {
    schemas.create(A);
    assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute("select from team_member")))
        .hasMessageContaining("does not exist");
  }

  @Test
  void shouldHoldTheRulesOfTheCatalogueInEverySchema() {
    schemas.create(A);
    assertThat(jdbi.withHandle(CatalogueRules::offences)).isEmpty();
    assertThat(offences()).isEmpty();
    jdbi.useHandle(
        handle ->
            handle.execute(
                "alter table %s.quarantine drop constraint of_one_organization".formatted(OF_A)));
    assertThat(offences()).containsExactly(OF_A + ".quarantine takes rows of another organization");
  }

  @Test
  void shouldGoBackAndForthWithOneOrganizationAndLeaveTheOthers() {
    schemas.create(A);
    schemas.create(B);
    int all = schemas.of(A).info().size();
    TenantRows.fill(jdbi, OF_A, A, 2, (table, column, row) -> column + row);
    TenantRows.fill(jdbi, OF_B, B, 2, (table, column, row) -> column + row);
    assertThat(schemas.of(A).undoTo(1)).hasSize(all - 1);
    schemas.of(B).validate();
    assertThat(documents(OF_B)).isEqualTo(2);
    assertThat(schemas.migrate()).isEqualTo(all - 1);
    schemas.of(A).validate();
    schemas.of(A).undoTo(0);
    assertThat(TenantRows.tables(jdbi, OF_A)).isEmpty();
    assertThat(schemas.create(A)).isEqualTo(all);
  }

  @Test
  void shouldLetTwoNodesCreateTheSameSchemasAtOnce() throws Exception {
    CyclicBarrier together = new CyclicBarrier(3);
    ExecutorService nodes = Executors.newFixedThreadPool(3);
    try {
      Callable<Integer> node =
          () -> {
            OrganizationSchemas own =
                Warehouse.builder(dataSource).schemaPerOrganization().build().organizationSchemas();
            together.await();
            return own.create(A) + own.create(B);
          };
      List<Integer> applied = new ArrayList<>();
      for (var done : nodes.invokeAll(List.of(node, node, node))) {
        applied.add(done.get());
      }
      assertThat(applied.stream().mapToInt(Integer::intValue).sum())
          .isEqualTo(2 * schemas.of(A).info().size());
    } finally {
      nodes.shutdownNow();
    }
    load(A);
    load(B);
  }

  @Test
  void shouldMigrateTheOthersWhenOneCannotBe() {
    schemas.create(A);
    schemas.create(B);
    schemas.of(A).undoTo(1);
    schemas.of(B).undoTo(1);
    jdbi.useHandle(handle -> handle.execute("create table %s.removed_fact ()".formatted(OF_A)));
    assertThatThrownBy(schemas::migrate)
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("1 of 2")
        .hasMessageContaining(OF_A);
    schemas.of(B).validate();
  }

  @Test
  void shouldDropOneOrganizationAndLeaveTheOthers() {
    schemas.create(A);
    schemas.create(B);
    load(A);
    load(B);
    schemas.drop(A);
    assertThat(schemas.list()).containsExactly(B);
    assertThat(documents(OF_B)).isEqualTo(1);
    assertThatThrownBy(() -> schemas.drop(A))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining(OF_A);
    schemas.create(A);
    assertThat(documents(OF_A)).isZero();
  }

  @Test
  void shouldNotDropWhatIsPlanned() {
    schemas.create(A);
    jdbi.useHandle(
        handle ->
            handle.execute(
                "insert into xeropulse.scheduled_sync (task_name, task_instance, execution_time,"
                    + " picked, version) values ('sync', ?, now(), false, 1)",
                A.toString()));
    assertThatThrownBy(() -> schemas.drop(A))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("remove it from the scheduler");
    assertThat(schemas.list()).containsExactly(A);
  }

  @Test
  void shouldNotDropWhatTheHostsOwnViewsRestOn() {
    schemas.create(A);
    jdbi.useHandle(
        handle ->
            handle.execute("create view public.debtors as select * from %s.job".formatted(OF_A)));
    assertThatThrownBy(() -> schemas.drop(A))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("debtors");
    assertThat(schemas.list()).containsExactly(A);
  }

  @Test
  void shouldNotWaitLongForTablesThatAreInUse() {
    schemas.create(A);
    jdbi.useTransaction(
        reading -> {
          reading.execute("select from %s.job".formatted(OF_A));
          assertThatThrownBy(() -> schemas.drop(A)).isInstanceOf(StorageUnavailableException.class);
        });
    assertThat(schemas.list()).containsExactly(A);
  }

  @Test
  void shouldHaveNoSchemasOfOrganizationsWhereTheyShareOne() {
    assertThatThrownBy(() -> Warehouse.create(dataSource).organizationSchemas())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("schemaPerOrganization()");
  }

  @Test
  void shouldKeepTwoWarehousesOfOneDatabaseApart() {
    schemas.create(A);
    Warehouse other = Warehouse.builder(dataSource).schema("books").schemaPerOrganization().build();
    other.migrate();
    assertThat(other.organizationSchemas().list()).isEmpty();
    other.organizationSchemas().create(A);
    load(A);
    assertThat(documents("books_aaaaaaaa000040008000000000000001")).isZero();
    assertThat(documents(OF_A)).isEqualTo(1);
  }

  private void load(OrganizationId organization) {
    SyncSession session = Facts.begin(warehouse, organization);
    Facts.load(
        warehouse,
        session,
        Facts.INVOICES,
        Facts.invoice("I1", "2025-01-01", null, "100.00", DocumentStatus.AUTHORISED));
    warehouse.publication().refresh(session, LocalDate.of(2025, 6, 30));
  }

  private List<String> offences() {
    return jdbi.withHandle(handle -> CatalogueRules.offencesAgainst(handle, OF_A, A));
  }

  private int documents(String schema) {
    return documents(jdbi, schema);
  }

  private static int documents(Jdbi reader, String schema) {
    return reader.withHandle(
        handle ->
            handle
                .createQuery("select count(*) from %s.financial_data".formatted(schema))
                .mapTo(Integer.class)
                .one());
  }
}
