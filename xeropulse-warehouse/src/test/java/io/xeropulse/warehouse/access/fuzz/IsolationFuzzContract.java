package io.xeropulse.warehouse.access.fuzz;

import static io.xeropulse.warehouse.access.fuzz.FuzzedWarehouse.CANARIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.xeropulse.authz.scope.DataScope;
import io.xeropulse.core.StorageRejectedException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.TenantDatabase;
import io.xeropulse.warehouse.TenantDatabase.Strategy;
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
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Random statements of readers show not one row of another organization: neither its canary, in
 * rows, errors, notices or copies, nor any other answer than from a warehouse in which that
 * organization is alone.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class IsolationFuzzContract {
  private static final int STATEMENTS = Boolean.getBoolean("xeropulse.proof") ? 10_000 : 600;
  private static final int SESSION = 20;
  private static final String ABORTED = "25P02";
  private static final long SEED = Long.getLong("xeropulse.seed", 20261121);

  private final Strategy strategy;
  private final List<OrganizationId> organizations;
  private final FuzzedWarehouse together;
  private final List<FuzzedWarehouse> alone;
  private final Map<String, HikariDataSource> pools = new HashMap<>();

  /** A fuzz of one way to keep organizations apart. */
  protected IsolationFuzzContract(Strategy strategy) {
    System.out.printf("%s: seed %d, %d statements%n", strategy, SEED, STATEMENTS);
    this.strategy = strategy;
    organizations = FuzzedWarehouse.organizations(strategy);
    together = FuzzedWarehouse.of(strategy, organizations);
    alone =
        organizations.stream()
            .map(organization -> FuzzedWarehouse.of(strategy, List.of(organization)))
            .toList();
  }

  /** Changes that show a login another organization's rows, each behind the relation that does. */
  protected abstract Stream<Arguments> leaks();

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

  /** What a connection was left with belongs to one test. */
  @AfterEach
  void closePools() {
    pools.values().forEach(HikariDataSource::close);
    pools.clear();
  }

  @Test
  void shouldShowALoginItsOrganizationOnlyWhateverItSends() throws SQLException {
    Findings findings = new Findings();
    bound(together, this::own, 0, STATEMENTS / 2 / SESSION, findings);
    findings.expectNone();
  }

  @Test
  void shouldShowAHostItsTenantOnlyWhateverTheConnectionSawBefore() throws SQLException {
    Findings findings = new Findings();
    for (int session = 0; session < STATEMENTS / 4 / SESSION; session++) {
      long seed = SEED + 10_000 + session;
      int reader = new Random(seed).nextInt(3);
      List<Outcome> seen = hosted(pool(together, TenantDatabase.HOST), seed, reader);
      List<Outcome> due = hosted(pool(alone.get(reader), TenantDatabase.HOST), seed, reader);
      List<RandomSql.Statement> statements = queries(seed, reader);
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
    List<String> users = new ArrayList<>(List.of(TenantDatabase.HOST));
    organizations.forEach(organization -> users.add(TenantDatabase.loginOf(organization)));
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
  @MethodSource("leaks")
  void shouldCatchAPlantedLeak(String relation, String ddl) throws SQLException {
    FuzzedWarehouse leaky = FuzzedWarehouse.of(strategy, organizations);
    leaky.change(ddl);
    Findings findings = new Findings();
    List<RandomSql.Relation> relations =
        List.of(new RandomSql.Relation(relation, List.of("organization_id")));
    for (int session = 0; session < 200 && !findings.sawCanary(); session++) {
      bound(leaky, reader -> relations, session, session + 1, findings);
    }
    assertThat(findings.sawCanary()).isTrue();
  }

  /**
   * Sessions of logins that are bound to one organization, over connections that are used again.
   */
  private void bound(
      FuzzedWarehouse warehouse,
      IntFunction<List<RandomSql.Relation>> relations,
      int firstSession,
      int endSession,
      Findings findings)
      throws SQLException {
    for (int session = firstSession; session < endSession; session++) {
      long seed = SEED + session;
      Random random = new Random(seed);
      int reader = random.nextInt(3);
      RandomSql sql = statements(random, relations.apply(reader), reader);
      String login = TenantDatabase.loginOf(organizations.get(reader));
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
  private List<Outcome> hosted(DataSource dataSource, long seed, int reader) throws SQLException {
    Random random = new Random(seed);
    leaveInDisorder(dataSource, random);
    DataScope scope = scope(random, CANARIES.get(reader));
    List<Outcome> outcomes = new ArrayList<>();
    try {
      together
          .transactions(dataSource)
          .<Boolean>read(
              organizations.get(reader),
              scope,
              handle -> {
                queries(seed, reader)
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

  private RandomSql statements(Random random, List<RandomSql.Relation> relations, int reader) {
    return new RandomSql(
        random, relations, together.schema(organizations.get(reader)), organizations);
  }

  private List<RandomSql.Relation> own(int reader) {
    return together.relations(organizations.get(reader));
  }

  private Void pooled(PgBouncer bouncer, long seed, Findings findings) throws SQLException {
    Random random = new Random(seed);
    int reader = random.nextInt(3);
    if (random.nextBoolean()) {
      PGSimpleDataSource host = behind(bouncer, TenantDatabase.HOST);
      List<Outcome> outcomes = hosted(host, seed, reader);
      for (int i = 0; i < SESSION; i++) {
        findings.check(reader, seed, queries(seed, reader).get(i).sql(), outcomes.get(i));
      }
      return null;
    }
    RandomSql sql = statements(random, own(reader), reader);
    String login = TenantDatabase.loginOf(organizations.get(reader));
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

  private void leaveInDisorder(DataSource dataSource, Random random) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      String other = organizations.get(random.nextInt(3)).toString();
      for (String statement :
          List.of(
              "set xeropulse.organization_id = '" + other + "'",
              "set xeropulse.scope = 'everything'",
              "set search_path = pg_temp, " + together.schema(OrganizationId.of(other)),
              "set xeropulse.scope_clients = '{\"x\": \"x\"}'",
              "set request.jwt.claims = '{\"organization_id\": \"" + other + "\"}'",
              "set role " + (random.nextBoolean() ? "xeropulse_reader" : "xeropulse_loader"))) {
        if (random.nextBoolean()) {
          Outcome.of(connection, statement);
        }
      }
    }
  }

  private List<RandomSql.Statement> queries(long seed, int reader) {
    Random random = new Random(seed);
    OrganizationId organization = organizations.get(reader);
    RandomSql sql =
        statements(
            random, seed % 2 == 0 ? together.unqualified(organization) : own(reader), reader);
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

  private HikariDataSource pool(FuzzedWarehouse warehouse, String user) {
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
  private PGSimpleDataSource behind(PgBouncer bouncer, String user) {
    PGSimpleDataSource dataSource = together.at(bouncer.port(), user);
    dataSource.setPrepareThreshold(0);
    return dataSource;
  }
}
