package io.xeropulse.warehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.authz.scope.DataScope;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.TenantDatabase;
import io.xeropulse.warehouse.TenantDatabase.Strategy;
import io.xeropulse.warehouse.TenantRows;
import io.xeropulse.warehouse.Warehouse;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each scope sees exactly its rows, in every table that the reading role may read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DataScopeContract {
  private static final int ROWS = 24;
  private static final int PEOPLE = 5;
  private static final int CLIENTS = 6;
  private static final int JOBS = 8;

  /** By which column a table's rows belong to a client, a job or a person. */
  private static final Map<String, String> CLIENT =
      Map.ofEntries(
          Map.entry("contact", "source_id"),
          Map.entry("financial_data", "contact_id"),
          Map.entry("financial_line", "contact_id"),
          Map.entry("financial_allocation", "contact_id"),
          Map.entry("financial_tracking", "contact_id"),
          Map.entry("ledger_record", "contact_id"),
          Map.entry("ledger_line", "contact_id"),
          Map.entry("client", "source_id"),
          Map.entry("job_invoice", "client_id"),
          Map.entry("job_invoice_line", "client_id"),
          Map.entry("ato_lodgment", "client_id"),
          Map.entry("ledger_contact", "source_id"));

  private static final Map<String, String> JOB =
      Map.of(
          "job", "source_id",
          "job_assignment", "parent_id",
          "job_cost", "job_id",
          "project_wip", "job_id",
          "wash_up", "job_id",
          "time_entry", "job_id",
          "project_wip_staff", "job_id",
          "write_on", "job_id");

  private static final Set<String> STAFF = Set.of("time_entry", "project_wip_staff", "write_on");

  private static final Set<String> SHARED =
      Set.of(
          "organization_profile",
          "account",
          "tax_rate",
          "tracking_category",
          "tracking_option",
          "staff",
          "task",
          "category",
          "ledger_account",
          "published",
          "team_member",
          "service_type_mapping");

  private final Strategy strategy;
  private final List<OrganizationId> organizations;
  private final TenantDatabase database;
  private final Jdbi jdbi;
  private final TenantTransactions transactions;
  private final Map<String, List<Map<String, Object>>> known = new HashMap<>();
  private List<String> tables = List.of();

  DataScopeContract(Strategy strategy) {
    this.strategy = strategy;
    organizations = List.of(strategy.organization(1), strategy.organization(2));
    database = strategy.open(organizations);
    DataSource pool = PostgresServer.pooled(database.owner());
    jdbi = Jdbi.create(pool);
    transactions = database.transactions(pool);
  }

  static LongStream seeds() {
    return LongStream.range(0, Boolean.getBoolean("xeropulse.proof") ? 100 : 8);
  }

  @BeforeAll
  void fillTwoOrganizations() {
    for (OrganizationId organization : organizations) {
      Random random = new Random(organizations.indexOf(organization));
      database.fill(organization, ROWS, (table, column, row) -> text(random, table, column, row));
    }
    tables = readable();
    assertThat(tables).contains("financial_data", "project_wip", "ato_lodgment", "quarantine");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldShowExactlyTheRowsOfTheScope(long seed) {
    Random random = new Random(seed);
    OrganizationId organization = organizations.get(random.nextInt(2));
    for (DataScope scope : scopes(random)) {
      Set<String> staff = staff(organization, scope);
      Set<String> jobs = jobs(organization, scope, staff);
      Set<String> clients = clients(organization, scope, staff, jobs);
      Map<String, List<String>> seen = seen(organization, scope);
      for (String table : tables) {
        List<String> allowed =
            rows(organization, table).stream()
                .filter(row -> allows(scope, table, row, staff, jobs, clients))
                .map(row -> (String) row.get("whole"))
                .sorted()
                .toList();
        assertThat(seen.get(table)).as("seed %d, %s, %s", seed, scope, table).isEqualTo(allowed);
        if (scope instanceof DataScope.Everything) {
          assertThat(allowed).as(table).isNotEmpty();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nothing", "Everything", "everything ", "team", "own-clients", "all"})
  void shouldShowNothingForAScopeThatNobodyWorkedOut(String scope) {
    for (String table : tables) {
      List<String> seen =
          jdbi.inTransaction(
              handle -> {
                handle.execute("set local role xeropulse_scoped_reader");
                set(handle, "xeropulse.organization_id", organizations.get(0).toString());
                set(handle, "xeropulse.scope", scope);
                return whole(handle, organizations.get(0), table);
              });
      boolean shared =
          SHARED.contains(table) && (scope.equals("team") || scope.equals("own-clients"));
      assertThat(seen.isEmpty()).as(table).isEqualTo(!shared);
    }
  }

  @Test
  void shouldForgetAnEarlierScopeOfTheSameConnection() {
    jdbi.useHandle(
        handle -> {
          handle.useTransaction(
              inside ->
                  transactions.enter(
                      inside.getConnection(),
                      organizations.get(0),
                      new DataScope.OwnClients(Set.of("C1", "C2", "C3"))));
          handle.useTransaction(
              inside -> {
                inside.execute("set local role xeropulse_scoped_reader");
                assertThat(whole(inside, organizations.get(0), "financial_data")).isEmpty();
              });
        });
  }

  @Test
  void shouldLetAPolicyThatAHostAddsOpenNothing() {
    TenantDatabase careless = strategy.open(organizations);
    careless.fill(organizations.get(0), 2, (table, column, row) -> column + row);
    organizations.stream()
        .map(careless::schema)
        .distinct()
        .forEach(
            schema ->
                careless
                    .jdbi()
                    .useHandle(
                        handle ->
                            handle.execute(
                                "create policy staff_restriction on %s.financial_data using (case when false then false else true end)"
                                    .formatted(schema))));
    TenantTransactions reading = careless.transactions(careless.owner());
    assertThat(
            reading.<List<String>>read(
                organizations.get(1), new DataScope.Everything(), h -> unqualified(h)))
        .isEmpty();
    assertThat(
            reading.<List<String>>read(
                organizations.get(0), new DataScope.Nothing(), h -> unqualified(h)))
        .isEmpty();
  }

  @Test
  void shouldRefuseAConnectionInAutocommit() throws Exception {
    try (Connection connection = database.owner().getConnection()) {
      assertThatThrownBy(
              () ->
                  database
                      .warehouse()
                      .enter(connection, organizations.get(0), new DataScope.Everything()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("begin a transaction");
    }
  }

  @Test
  void shouldReadFiguresAsFarAsTheScopeGoes() {
    OrganizationId organization = organizations.get(0);
    LocalDate asAt = LocalDate.of(2025, 1, 2);
    Warehouse warehouse = database.warehouse();
    assertThat(warehouse.reports().wip(organization, asAt).byJob()).isNotEmpty();
    assertThat(warehouse.reports(new DataScope.Nothing()).wip(organization, asAt).byJob())
        .isEmpty();
  }

  private static String text(Random random, String table, String column, int row) {
    return switch (table + "." + column) {
      case "job.source_id" -> "J" + row % JOBS;
      case "client.source_id" -> "C" + row % CLIENTS;
      case "staff.source_id", "team_member.staff_id" -> "S" + row % PEOPLE;
      case "team_member.team" -> random.nextBoolean() ? "Tax" : "Audit, \"big\"";
      case "job_assignment.parent_id" -> "J" + random.nextInt(JOBS);
      case "contact.source_id" -> "C" + random.nextInt(CLIENTS);
      default ->
          switch (column) {
            case "job_id" -> "J" + random.nextInt(JOBS);
            case "client_id", "contact_id" -> "C" + random.nextInt(CLIENTS);
            case "staff_id", "manager_id", "partner_id", "account_manager_id", "job_manager_id" ->
                "S" + random.nextInt(PEOPLE);
            default -> column + " " + row;
          };
    };
  }

  private static List<DataScope> scopes(Random random) {
    Set<String> clients = new TreeSet<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      clients.add("C" + random.nextInt(CLIENTS + 1));
    }
    return List.of(
        new DataScope.Everything(),
        new DataScope.Team(
            random.nextInt(4) == 0 ? "Nobody's" : random.nextBoolean() ? "Tax" : "Audit, \"big\""),
        new DataScope.OwnClients(clients),
        new DataScope.OwnRecords("S" + random.nextInt(PEOPLE + 1)),
        new DataScope.Nothing());
  }

  /** What a scope means, said once more in Java. */
  private static boolean allows(
      DataScope scope,
      String table,
      Map<String, Object> row,
      Set<String> staff,
      Set<String> jobs,
      Set<String> clients) {
    if (scope instanceof DataScope.Everything || scope instanceof DataScope.Nothing) {
      return scope instanceof DataScope.Everything;
    }
    return SHARED.contains(table)
        || (CLIENT.containsKey(table) && clients.contains(row.get(CLIENT.get(table))))
        || (JOB.containsKey(table) && jobs.contains(row.get(JOB.get(table))))
        || (STAFF.contains(table) && staff.contains(row.get("staff_id")));
  }

  private Set<String> staff(OrganizationId organization, DataScope scope) {
    Set<String> staff = new HashSet<>();
    if (scope instanceof DataScope.OwnRecords own) {
      staff.add(own.staff());
    } else if (scope instanceof DataScope.Team team) {
      rows(organization, "team_member").stream()
          .filter(row -> row.get("team").equals(team.name()))
          .forEach(row -> staff.add((String) row.get("staff_id")));
    }
    return staff;
  }

  private Set<String> jobs(OrganizationId organization, DataScope scope, Set<String> staff) {
    Set<String> jobs = new HashSet<>();
    for (Map<String, Object> job : rows(organization, "job")) {
      if (staff.contains(job.get("manager_id"))
          || staff.contains(job.get("partner_id"))
          || (scope instanceof DataScope.OwnClients own
              && own.clients().contains(job.get("client_id")))) {
        jobs.add((String) job.get("source_id"));
      }
    }
    rows(organization, "job_assignment").stream()
        .filter(row -> staff.contains(row.get("staff_id")))
        .forEach(row -> jobs.add((String) row.get("parent_id")));
    return jobs;
  }

  private Set<String> clients(
      OrganizationId organization, DataScope scope, Set<String> staff, Set<String> jobs) {
    if (scope instanceof DataScope.OwnClients own) {
      return own.clients();
    }
    Set<String> clients = new HashSet<>();
    rows(organization, "job").stream()
        .filter(row -> jobs.contains(row.get("source_id")))
        .forEach(row -> clients.add((String) row.get("client_id")));
    rows(organization, "client").stream()
        .filter(
            row ->
                staff.contains(row.get("account_manager_id"))
                    || staff.contains(row.get("job_manager_id")))
        .forEach(row -> clients.add((String) row.get("source_id")));
    return clients;
  }

  private List<Map<String, Object>> rows(OrganizationId organization, String table) {
    return known.computeIfAbsent(
        organization + table,
        key ->
            jdbi.withHandle(
                handle ->
                    handle
                        .createQuery(
                            "select t.*, t::text as whole from %s.%s t where organization_id = ?"
                                .formatted(database.schema(organization), table))
                        .bind(0, organization.value())
                        .mapToMap()
                        .list()));
  }

  private Map<String, List<String>> seen(OrganizationId organization, DataScope scope) {
    return transactions.read(
        organization,
        scope,
        handle ->
            tables.stream()
                .collect(
                    Collectors.toMap(table -> table, table -> whole(handle, organization, table))));
  }

  private static List<String> unqualified(Handle handle) {
    return handle.createQuery("select t::text from financial_data t").mapTo(String.class).list();
  }

  private List<String> whole(Handle handle, OrganizationId organization, String table) {
    return handle
        .createQuery("select t::text from %s.%s t".formatted(database.schema(organization), table))
        .mapTo(String.class)
        .stream()
        .sorted()
        .toList();
  }

  private List<String> readable() {
    return TenantRows.tables(jdbi, database.schema(organizations.get(0))).stream()
        .filter(
            table ->
                jdbi.withHandle(
                    handle ->
                        handle
                            .createQuery(
                                "select has_table_privilege('xeropulse_reader', ?, 'select')")
                            .bind(0, database.schema(organizations.get(0)) + "." + table)
                            .mapTo(Boolean.class)
                            .one()))
        .toList();
  }

  private static void set(Handle handle, String setting, String value) {
    handle.execute("select set_config(?, ?, true)", setting, value);
  }
}
