package io.xeropulse.warehouse.access.fuzz;

import static io.xeropulse.warehouse.access.fuzz.FuzzedWarehouse.CANARIES;
import static io.xeropulse.warehouse.access.fuzz.FuzzedWarehouse.HOST;
import static io.xeropulse.warehouse.access.fuzz.FuzzedWarehouse.ORGANIZATIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.xeropulse.authz.scope.DataScope;
import io.xeropulse.core.StorageRejectedException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.access.SchemaName;
import io.xeropulse.warehouse.access.Tenancy;
import io.xeropulse.warehouse.access.TenantTransactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Random statements of readers show not one row of another organization: neither its canary, in
 * rows, errors, notices or copies, nor any other answer than from a warehouse in which that
 * organization is alone.
 */
class IsolationFuzzTest {
  private static final int STATEMENTS = Boolean.getBoolean("xeropulse.proof") ? 10_000 : 600;
  private static final int SESSION = 20;
  private static final String ABORTED = "25P02";
  private static final long SEED = Long.getLong("xeropulse.seed", 20261121);

  private static FuzzedWarehouse together;
  private static List<RandomSql.Relation> readable;
  private static final List<FuzzedWarehouse> alone = new ArrayList<>();
  private static final Map<String, HikariDataSource> pools = new HashMap<>();

  /** What a reader was told, beside what it should have been. */
  private static final class Findings {
    final List<String> leaks = new ArrayList<>();
    int answers;
    int rows;
    int errors;
    int canaries;

    synchronized void check(int reader, long seed, String sql, Outcome seen) {
      answers++;
      rows += seen.rows().isEmpty() ? 0 : 1;
      errors += seen.state().isEmpty() ? 0 : 1;
      for (int other = 0; other < CANARIES.size(); other++) {
        if (other != reader && seen.tells(CANARIES.get(other))) {
          canaries++;
          leaks.add("seed %d: a canary of another organization: %s".formatted(seed, sql));
        }
      }
    }

    boolean sawCanary() {
      return canaries > 0;
    }

    /** A fuzz whose statements all fail would find nothing either. */
    void expectNone() {
      System.out.printf("%d statements: %d with rows, %d refused%n", answers, rows, errors);
      assertThat(leaks).isEmpty();
      assertThat(rows).as("answers with rows").isGreaterThan(answers / 4);
    }

    void compare(int reader, long seed, RandomSql.Statement statement, Outcome seen, Outcome due) {
      check(reader, seed, statement.sql(), seen);
      if (statement.comparable() && !seen.sameAs(due)) {
        leaks.add(
            "seed %d: another answer than alone: %s%n%s%n%s"
                .formatted(seed, statement.sql(), seen, due));
      }
    }
  }

  @BeforeAll
  static void openWarehouses() {
    System.out.printf("IsolationFuzzTest: seed %d, %d statements%n", SEED, STATEMENTS);
    together = FuzzedWarehouse.of(ORGANIZATIONS);
    readable = together.relations();
    for (OrganizationId organization : ORGANIZATIONS) {
      alone.add(FuzzedWarehouse.of(List.of(organization)));
    }
  }

  /** What a connection was left with belongs to one test. */
  @AfterEach
  void closePools() {
    pools.values().forEach(HikariDataSource::close);
    pools.clear();
  }

  @Test
  void shouldShowALoginItsOrganizationOnlyWhateverItSends() throws SQLException {
    Findings findings = new Findings();
    bound(together, readable, 0, STATEMENTS / 2 / SESSION, findings);
    findings.expectNone();
  }

  @Test
  void shouldShowAHostItsTenantOnlyWhateverTheConnectionSawBefore() throws SQLException {
    Findings findings = new Findings();
    for (int session = 0; session < STATEMENTS / 4 / SESSION; session++) {
      long seed = SEED + 10_000 + session;
      int reader = new Random(seed).nextInt(3);
      List<Outcome> seen = hosted(pool(together, HOST), seed, reader);
      List<Outcome> due = hosted(pool(alone.get(reader), HOST), seed, reader);
      List<RandomSql.Statement> statements = queries(seed);
      for (int i = 0; i < SESSION; i++) {
        findings.compare(reader, seed, statements.get(i), seen.get(i), due.get(i));
      }
    }
    findings.expectNone();
  }

  @Test
  void shouldShowNobodyElsesRowsThroughPgbouncerInTransactionMode() throws Exception {
    assumeTrue(
        PgBouncer.installed() || System.getenv("CI") != null,
        "pgbouncer is not installed: apt-get install pgbouncer");
    List<String> users = new ArrayList<>(List.of(HOST));
    ORGANIZATIONS.forEach(organization -> users.add(FuzzedWarehouse.login(organization)));
    Findings findings = new Findings();
    ExecutorService clients = Executors.newFixedThreadPool(4);
    try (PgBouncer bouncer = PgBouncer.before(together.port(), users)) {
      List<Callable<Void>> sessions =
          IntStream.range(0, STATEMENTS / 4 / SESSION)
              .<Callable<Void>>mapToObj(
                  session -> () -> pooled(bouncer, SEED + 20_000 + session, findings))
              .toList();
      for (var done : clients.invokeAll(sessions)) {
        done.get();
      }
    } finally {
      clients.shutdownNow();
    }
    findings.expectNone();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "xeropulse.leaky | create view xeropulse.leaky as select * from xeropulse.financial_data;"
            + " grant select on xeropulse.leaky to xeropulse_reader",
        "xeropulse.leaky | create materialized view xeropulse.leaky as select organization_id,"
            + " contact_id from xeropulse.financial_data; grant select on xeropulse.leaky to"
            + " xeropulse_reader",
        "xeropulse.financial_data | drop policy organization_isolation on xeropulse.financial_data",
        "xeropulse.financial_data | alter table xeropulse.financial_data disable row level security"
      })
  void shouldCatchAPlantedLeak(String relation, String ddl) throws SQLException {
    FuzzedWarehouse leaky = FuzzedWarehouse.of(ORGANIZATIONS);
    leaky.change(ddl);
    Findings findings = new Findings();
    List<RandomSql.Relation> relations =
        List.of(new RandomSql.Relation(relation, List.of("organization_id")));
    for (int session = 0; session < 200 && !findings.sawCanary(); session++) {
      bound(leaky, relations, session, session + 1, findings);
    }
    assertThat(findings.sawCanary()).isTrue();
  }

  /**
   * Sessions of logins that are bound to one organization, over connections that are used again.
   */
  private static void bound(
      FuzzedWarehouse warehouse,
      List<RandomSql.Relation> relations,
      int firstSession,
      int endSession,
      Findings findings)
      throws SQLException {
    for (int session = firstSession; session < endSession; session++) {
      long seed = SEED + session;
      Random random = new Random(seed);
      int reader = random.nextInt(3);
      RandomSql sql = new RandomSql(random, relations, ORGANIZATIONS);
      String login = FuzzedWarehouse.login(ORGANIZATIONS.get(reader));
      try (Connection seen = pool(warehouse, login).getConnection();
          Connection due = pool(alone.get(reader), login).getConnection()) {
        for (int i = 0; i < SESSION; i++) {
          RandomSql.Statement statement = sql.anything();
          Outcome answer = Outcome.of(seen, statement.sql());
          findings.compare(reader, seed, statement, answer, Outcome.of(due, statement.sql()));
          if (answer.state().equals(ABORTED) && random.nextBoolean()) {
            Outcome.of(seen, "rollback");
            Outcome.of(due, "rollback");
          }
        }
        Outcome.of(seen, "rollback");
        Outcome.of(due, "rollback");
      }
    }
  }

  /** What the library's transaction shows on a connection that somebody left in disorder. */
  private static List<Outcome> hosted(DataSource dataSource, long seed, int reader)
      throws SQLException {
    Random random = new Random(seed);
    leaveInDisorder(dataSource, random);
    DataScope scope = scope(random, CANARIES.get(reader));
    List<Outcome> outcomes = new ArrayList<>();
    try {
      new TenantTransactions(Jdbi.create(dataSource), Tenancy.shared(SchemaName.DEFAULT))
          .<Boolean>read(
              ORGANIZATIONS.get(reader),
              scope,
              handle -> {
                queries(seed)
                    .forEach(
                        query -> outcomes.add(Outcome.of(handle.getConnection(), query.sql())));
                return true;
              });
    } catch (StorageRejectedException e) {
      // a query failed, and with it the transaction
      assertThat(outcomes).anyMatch(outcome -> !outcome.state().isEmpty());
    }
    return outcomes;
  }

  private static Void pooled(PgBouncer bouncer, long seed, Findings findings) throws SQLException {
    Random random = new Random(seed);
    int reader = random.nextInt(3);
    if (random.nextBoolean()) {
      PGSimpleDataSource host = behind(bouncer, HOST);
      List<Outcome> outcomes = hosted(host, seed, reader);
      for (int i = 0; i < SESSION; i++) {
        findings.check(reader, seed, queries(seed).get(i).sql(), outcomes.get(i));
      }
      return null;
    }
    RandomSql sql = new RandomSql(random, readable, ORGANIZATIONS);
    String login = FuzzedWarehouse.login(ORGANIZATIONS.get(reader));
    try (Connection connection = behind(bouncer, login).getConnection()) {
      for (int i = 0; i < SESSION; i++) {
        String statement = sql.anything().sql();
        Outcome answer = Outcome.of(connection, statement);
        findings.check(reader, seed, statement, answer);
        if (answer.state().equals(ABORTED)) {
          Outcome.of(connection, "rollback");
        }
      }
    }
    return null;
  }

  private static void leaveInDisorder(DataSource dataSource, Random random) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      String other = ORGANIZATIONS.get(random.nextInt(3)).toString();
      for (String statement :
          List.of(
              "set xeropulse.organization_id = '" + other + "'",
              "set xeropulse.scope = 'everything'",
              "set xeropulse.scope_clients = '{\"x\": \"x\"}'",
              "set request.jwt.claims = '{\"organization_id\": \"" + other + "\"}'",
              "set role " + (random.nextBoolean() ? "xeropulse_reader" : "xeropulse_loader"))) {
        if (random.nextBoolean()) {
          Outcome.of(connection, statement);
        }
      }
    }
  }

  private static List<RandomSql.Statement> queries(long seed) {
    RandomSql sql = new RandomSql(new Random(seed), readable, ORGANIZATIONS);
    return IntStream.range(0, SESSION).mapToObj(i -> sql.query()).toList();
  }

  private static DataScope scope(Random random, String canary) {
    return switch (random.nextInt(6)) {
      case 0 -> new DataScope.Team(canary + " team_member team-1");
      case 1 ->
          new DataScope.OwnClients(
              Set.of(canary + " financial_data contact_id-2", canary + " client source_id-1"));
      case 2 -> new DataScope.OwnRecords(canary + " time_entry staff_id-3");
      default -> new DataScope.Everything();
    };
  }

  private static HikariDataSource pool(FuzzedWarehouse warehouse, String user) {
    PGSimpleDataSource dataSource = warehouse.as(user);
    return pools.computeIfAbsent(
        dataSource.getUrl() + user,
        key -> {
          HikariConfig config = new HikariConfig();
          config.setDataSource(dataSource);
          config.setMaximumPoolSize(1);
          return new HikariDataSource(config);
        });
  }

  /** Transaction pooling has no use for prepared statements on the server. */
  private static PGSimpleDataSource behind(PgBouncer bouncer, String user) {
    PGSimpleDataSource dataSource = together.at(bouncer.port(), user);
    dataSource.setPrepareThreshold(0);
    return dataSource;
  }
}
