package io.xeropulse.warehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.xeropulse.core.StorageUnavailableException;
import io.xeropulse.core.grant.GrantId;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.StallingProxy;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.ds.PGSimpleDataSource;

/** Nothing waits for the database without limit, and a long wait is told while it lasts. */
class BoundedWaitsTest {
  private static final PGSimpleDataSource database = PostgresServer.newWarehouse();
  private static final OrganizationId ORGANIZATION = new OrganizationId(new UUID(9, 3));
  private static final Duration SHORT = Duration.ofMillis(120);

  @ParameterizedTest
  @EnumSource(DatabaseRole.class)
  void shouldLimitStatementsLocksAndSilenceOfEveryTransaction(DatabaseRole role) {
    String statement = role == DatabaseRole.LOADER ? "1min" : "10min";
    assertThat(transactions(database).run(ORGANIZATION, role, BoundedWaitsTest::limits))
        .containsExactly(statement, "30s", "30s");
    assertThat(
            transactions(database)
                .overWholeBooks()
                .run(ORGANIZATION, role, BoundedWaitsTest::limits))
        .containsExactly("10min", "30s", "30s");
  }

  @Test
  void shouldLimitWhatKeepsAGrant() {
    GrantTransactions grants = new GrantTransactions(Jdbi.create(database), SchemaName.DEFAULT);
    assertThat(grants.run(GrantId.random(), BoundedWaitsTest::limits))
        .containsExactly("1min", "30s", "30s");
  }

  private static List<String> limits(Handle handle) {
    return Stream.of("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
        .map(name -> handle.createQuery("select current_setting(?)").bind(0, name))
        .map(query -> query.mapTo(String.class).one())
        .toList();
  }

  @Test
  void shouldLimitTheSocketForTheTransactionAlone() throws SQLException {
    try (HikariDataSource pool = pool(database)) {
      TenantTransactions transactions = transactions(new BoundedDataSource(pool));
      assertThat(transactions.run(ORGANIZATION, DatabaseRole.LOADER, BoundedWaitsTest::socket))
          .isEqualTo(75_000);
      assertThat(transactions.run(ORGANIZATION, DatabaseRole.READER, BoundedWaitsTest::socket))
          .isEqualTo(750_000);
      try (Connection afterwards = pool.getConnection()) {
        assertThat(afterwards.getNetworkTimeout()).isZero();
      }
    }
  }

  private static int socket(Handle handle) {
    try {
      return handle.getConnection().getNetworkTimeout();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void shouldGiveUpAConnectionThatAnswersNoMore() throws Exception {
    try (StallingProxy proxy = StallingProxy.to(database, StallingProxy.nothing(), 1)) {
      TenantTransactions transactions =
          transactions(new BoundedDataSource(proxy.database())).longestStatement(SHORT);
      assertThatThrownBy(
              () ->
                  transactions.run(
                      ORGANIZATION,
                      DatabaseRole.READER,
                      handle -> {
                        proxy.cut();
                        return handle.createQuery("select 1").mapTo(Integer.class).one();
                      }))
          .isInstanceOf(StorageUnavailableException.class)
          .hasMessageContainingAll(ORGANIZATION.toString(), "did not answer in time");
    }
  }

  @Test
  void shouldGiveUpAConnectionThatTakesNothingAnyMore() throws Exception {
    byte[] much = new byte[1 << 16];
    try (StallingProxy proxy = StallingProxy.to(database, StallingProxy.nothing(), 1);
        Connection connection =
            new BoundedDataSource(proxy.database()).waitingFor(SHORT).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create temp table taken (text text)");
      CopyIn copy =
          connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy taken from stdin");
      proxy.cut();
      assertThatThrownBy(
              () ->
                  Waiting.on(
                      "much to be taken",
                      connection,
                      () -> {
                        for (int i = 0; i < 1_000; i++) {
                          copy.writeToCopy(much, 0, much.length);
                        }
                        return much;
                      }))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void shouldNameTheSettingThatTheHostForgot() throws SQLException {
    PGSimpleDataSource limited = sameDatabase();
    limited.setSocketTimeout(1_000);
    String said =
        said(
            () -> {
              new BoundedDataSource(limited).getConnection().close();
            });
    assertThat(said).doesNotContain("socketTimeout");
    BoundedDataSource forgotten = new BoundedDataSource(database);
    assertThat(said(() -> forgotten.getConnection().close())).contains("WARN", "socketTimeout");
    assertThat(said(() -> forgotten.getConnection().close())).as("once").isEmpty();
  }

  @Test
  void shouldLeaveTheHostsOwnLimit() throws SQLException {
    PGSimpleDataSource limited = sameDatabase();
    limited.setSocketTimeout(1_000);
    assertThat(
            transactions(new BoundedDataSource(limited))
                .run(ORGANIZATION, DatabaseRole.READER, BoundedWaitsTest::socket))
        .isEqualTo(1_000_000);
  }

  @Test
  void shouldSayWhoWaitsForWhat() throws Exception {
    String whose = "organization " + ORGANIZATION;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    say(
        log,
        () ->
            Waiting.by(
                whose, () -> Waiting.on("its turn", Duration.ofMillis(1), () -> untilTold(log))));
    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("WARN", whose + " has waited 0 s for its turn")
        .contains(whose + " waited 0 s in all for its turn");
  }

  private static int untilTold(ByteArrayOutputStream log) {
    while (log.size() == 0) {
      Thread.onSpinWait();
    }
    return log.size();
  }

  @Test
  @EnabledIfSystemProperty(named = "xeropulse.proof", matches = "true")
  void shouldSayAfterFiveSecondsThatALockIsWaitedFor() throws Exception {
    try (Connection other = database.getConnection();
        Statement statement = other.createStatement()) {
      statement.execute(
          "insert into xeropulse.organization values ('%s', 1)".formatted(ORGANIZATION));
      other.setAutoCommit(false);
      statement.execute("select from xeropulse.organization for no key update");
      TenantTransactions transactions =
          transactions(new BoundedDataSource(database)).waitingForLocks(Duration.ofSeconds(6));
      RoundTrip trip = new RoundTrip();
      trip.add(Fence.HOLD, 1L);
      String said =
          said(
              () ->
                  assertThatThrownBy(
                          () -> transactions.run(ORGANIZATION, DatabaseRole.LOADER, trip))
                      .isInstanceOf(StorageUnavailableException.class)
                      .hasMessageContaining("lock timeout"));
      assertThat(said).contains("organization " + ORGANIZATION + " has waited 5 s for its turn");
      other.rollback();
    }
  }

  private static TenantTransactions transactions(DataSource dataSource) {
    return new TenantTransactions(Jdbi.create(dataSource), Tenancy.shared(SchemaName.DEFAULT));
  }

  private static HikariDataSource pool(PGSimpleDataSource database) {
    HikariDataSource pool = new HikariDataSource();
    pool.setDataSource(database);
    pool.setMaximumPoolSize(1);
    return pool;
  }

  private interface Doing {
    void run() throws Exception;
  }

  private static PGSimpleDataSource sameDatabase() {
    PGSimpleDataSource same = new PGSimpleDataSource();
    same.setUrl(database.getURL());
    same.setUser(database.getUser());
    return same;
  }

  private static String said(Doing doing) {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    say(log, doing);
    return log.toString(StandardCharsets.UTF_8);
  }

  private static void say(ByteArrayOutputStream log, Doing doing) {
    PrintStream before = System.err;
    try (PrintStream capture = new PrintStream(log, true, StandardCharsets.UTF_8)) {
      System.setErr(capture);
      doing.run();
    } catch (Exception e) {
      throw new AssertionError(e);
    } finally {
      System.setErr(before);
    }
  }
}
