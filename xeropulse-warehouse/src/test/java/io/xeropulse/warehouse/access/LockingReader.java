package io.xeropulse.warehouse.access;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A login of one organization that takes every lock it is let, and keeps them in a transaction. */
final class LockingReader implements AutoCloseable {
  private static final List<String> TABLE_LOCKS =
      List.of(
          "access share",
          "row share",
          "row exclusive",
          "share update exclusive",
          "share",
          "share row exclusive",
          "exclusive",
          "access exclusive");
  private static final List<String> ROW_LOCKS =
      List.of("key share", "share", "no key update", "update");

  private final Connection connection;
  private final List<String> taken = new ArrayList<>();

  LockingReader(DataSource login) throws SQLException {
    connection = login.getConnection();
    connection.setAutoCommit(false);
  }

  /** What it got. */
  List<String> taken() {
    return taken;
  }

  /** Each table in every mode, and each of its rows in every strength. */
  void lockTables(List<String> tables) throws SQLException {
    for (String table : tables) {
      for (String mode : TABLE_LOCKS) {
        attempt("lock table %s in %s mode nowait".formatted(table, mode));
      }
      for (String strength : ROW_LOCKS) {
        attempt("select from %s for %s nowait".formatted(table, strength));
      }
    }
  }

  /** Advisory locks of both kinds, by whatever a key may be guessed from. */
  void lockAdvisory(List<String> keys) throws SQLException {
    for (String key : keys) {
      attempt("select pg_advisory_lock(%s)".formatted(key));
      attempt("select pg_advisory_xact_lock(%s)".formatted(key));
    }
  }

  private void attempt(String sql) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      taken.add(sql);
    } catch (SQLException refused) {
      connection.rollback(before);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.close();
  }
}
