package io.xeropulse.warehouse.access.fuzz;

import java.io.IOException;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;

/**
 * Everything that a statement told its sender.
 *
 * @param rows its rows, or how many it wrote
 * @param state the SQLSTATE of its error; empty without one
 * @param talk notices, and the error with all its details
 */
record Outcome(String rows, String state, String talk) {

  static Outcome of(Connection connection, String sql) {
    StringBuilder rows = new StringBuilder();
    StringBuilder talk = new StringBuilder();
    String state = "";
    try (Statement statement = connection.createStatement()) {
      try {
        if (sql.startsWith("copy")) {
          rows.append(copied(connection, sql));
        } else {
          collect(statement, statement.execute(sql), rows);
        }
      } catch (SQLException e) {
        state = String.valueOf(e.getSQLState());
        tell(e, talk);
      }
      tell(statement.getWarnings(), talk);
      tell(connection.getWarnings(), talk);
      connection.clearWarnings();
    } catch (SQLException e) {
      tell(e, talk);
    }
    return new Outcome(rows.toString(), state, talk.toString());
  }

  boolean tells(String word) {
    return rows.contains(word) || talk.contains(word);
  }

  boolean sameAs(Outcome other) {
    return rows.equals(other.rows) && state.equals(other.state);
  }

  private static String copied(Connection connection, String sql) throws SQLException {
    try {
      StringWriter out = new StringWriter();
      connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, out);
      return out.toString();
    } catch (IOException e) {
      throw new SQLException(e);
    }
  }

  private static void collect(Statement statement, boolean result, StringBuilder rows)
      throws SQLException {
    boolean isRows = result;
    while (isRows || statement.getUpdateCount() != -1) {
      if (isRows) {
        collect(statement.getResultSet(), rows);
      } else {
        rows.append(statement.getUpdateCount()).append('\n');
      }
      isRows = statement.getMoreResults();
    }
  }

  private static void collect(ResultSet result, StringBuilder rows) throws SQLException {
    int columns = result.getMetaData().getColumnCount();
    while (result.next()) {
      for (int column = 1; column <= columns; column++) {
        rows.append(result.getString(column)).append('|');
      }
      rows.append('\n');
    }
  }

  private static void tell(SQLException first, StringBuilder talk) {
    for (SQLException e = first; e != null; e = e.getNextException()) {
      talk.append(e.getMessage()).append('\n');
      if (e instanceof PSQLException postgres) {
        talk.append(postgres.getServerErrorMessage()).append('\n');
      }
    }
  }

  private static void tell(SQLWarning first, StringBuilder talk) {
    for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
      talk.append(warning.getMessage()).append('\n');
    }
  }
}
