package io.xeropulse.warehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.StorageRejectedException;
import io.xeropulse.core.StorageUnavailableException;
import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What passes is tried again, and told as what it was, in the database's own words. */
class DatabaseFailureTest {
  private static final PGSimpleDataSource database = PostgresServer.newDatabase();
  private static final OrganizationId ORGANIZATION = new OrganizationId(new UUID(4, 2));
  private static final String GUESS = "down, restarting or full";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "25P03 | terminating connection due to idle-in-transaction timeout",
        "25P04 | terminating connection due to transaction timeout",
        "25006 | cannot execute INSERT in a read-only transaction",
        "40P01 | deadlock detected",
        "53100 | could not extend file \"base/1/2\": No space left on device",
        "53300 | sorry, too many clients already",
        "55P03 | canceling statement due to lock timeout",
        "57014 | canceling statement due to statement timeout",
        "57P01 | terminating connection due to administrator command",
        "57P03 | the database system is starting up",
        "58000 | could not create lock file",
        "58030 | could not read block 7 in file \"base/1/2\": Input/output error",
        "58P01 | could not open file \"base/1/2\": No such file or directory"
      })
  void shouldTryAgainWhatPassesAndSayWhatItWas(String state, String words) {
    XeroPulseException told = DatabaseFailure.of(ORGANIZATION, server(state, words));
    assertThat(told).isInstanceOf(StorageUnavailableException.class);
    assertThat(told.retryable()).isTrue();
    assertThat(told)
        .hasMessageContainingAll(ORGANIZATION.toString(), state, words)
        .hasMessageNotContaining(GUESS);
  }

  @Test
  void shouldTellWhatPostgresReallySaysOfATimeOut() {
    XeroPulseException told = failure("set statement_timeout = 20", "select pg_sleep(9)");
    assertThat(told.retryable()).isTrue();
    assertThat(told).hasMessageContainingAll("57014", "statement timeout", "cancelled");
  }

  @Test
  void shouldTryAgainWhereAStandbyAnswered() {
    XeroPulseException told = failure("set default_transaction_read_only = on", "create table t()");
    assertThat(told.retryable()).isTrue();
    assertThat(told).hasMessageContainingAll("25006", "read-only transaction", "failover");
  }

  @Test
  void shouldTryAgainWhatStoodStillForTooLong() throws Exception {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        Connection other = database.getConnection()) {
      connection.setAutoCommit(false);
      statement.execute("set idle_in_transaction_session_timeout = 1");
      int process = connection.unwrap(PGConnection.class).getBackendPID();
      while (runs(other, process)) {
        Thread.onSpinWait();
      }
      SQLException error =
          catchThrowableOfType(SQLException.class, () -> statement.execute("select 1"));
      XeroPulseException told = DatabaseFailure.of(ORGANIZATION, error);
      assertThat(told.retryable()).isTrue();
      assertThat(told).hasMessageNotContaining(GUESS);
    }
  }

  @Test
  void shouldTryAgainWhatAMigrationChangedUnderAPreparedStatement() throws Exception {
    try (Connection connection = database.getConnection();
        Statement other = database.getConnection().createStatement()) {
      other.execute("create table grown (a int)");
      connection.unwrap(PGConnection.class).setPrepareThreshold(-1);
      try (PreparedStatement statement = connection.prepareStatement("select * from grown")) {
        statement.execute();
        other.execute("alter table grown add column b int");
        connection.setAutoCommit(false);
        SQLException error = catchThrowableOfType(SQLException.class, statement::execute);
        assertThat(error.getSQLState()).isEqualTo("0A000");
        XeroPulseException told = DatabaseFailure.of(ORGANIZATION, error);
        assertThat(told.retryable()).isTrue();
        assertThat(told).hasMessageContaining("migration");
      }
    }
  }

  private static boolean runs(Connection other, int process) throws SQLException {
    try (PreparedStatement statement =
        other.prepareStatement("select from pg_stat_activity where pid = ?")) {
      statement.setInt(1, process);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  @Test
  void shouldTellWhatAPoolSaysOfItself() {
    String words = "HikariPool-1 - Connection is not available, request timed out after 30000ms";
    XeroPulseException told =
        DatabaseFailure.of(ORGANIZATION, new SQLTransientConnectionException(words));
    assertThat(told.retryable()).isTrue();
    assertThat(told).hasMessageContaining(words);
  }

  @Test
  void shouldNotRepeatWhatWasWritten() {
    XeroPulseException data = failure("select 1", "select 'Jane Citizen'::integer");
    assertThat(data).isInstanceOf(StorageRejectedException.class);
    assertThat(data).hasMessageContaining("22P02").hasMessageNotContaining("Jane");
    XeroPulseException key =
        failure(
            "create temp table client (name text primary key)",
            "insert into client values ('Jane Citizen'), ('Jane Citizen')");
    assertThat(key).isInstanceOf(StorageRejectedException.class);
    assertThat(key).hasMessageContaining("23505").hasMessageNotContaining("Jane");
    XeroPulseException raised =
        failure(
            "select 1",
            "do $$ begin raise exception 'Jane Citizen' using errcode = 'P0001'; end $$");
    assertThat(raised).hasMessageContaining("P0001").hasMessageNotContaining("Jane");
  }

  @Test
  void shouldKeepWhatDoesNotPass() {
    assertThat(failure("select 1", "select * from nowhere"))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("nowhere");
  }

  private static PSQLException server(String state, String words) {
    return new PSQLException(
        new ServerErrorMessage("SERROR\0C%s\0M%s\0DKey (name)=(Jane)\0".formatted(state, words)));
  }

  private static XeroPulseException failure(String before, String fails) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(before);
      SQLException error = catchThrowableOfType(SQLException.class, () -> statement.execute(fails));
      return DatabaseFailure.of(ORGANIZATION, error);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
