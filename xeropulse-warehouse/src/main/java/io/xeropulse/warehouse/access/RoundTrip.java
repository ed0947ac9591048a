package io.xeropulse.warehouse.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements that reach the server in one message. Not thread-safe. */
public final class RoundTrip {
  private final List<String> statements = new ArrayList<>();
  private final List<@Nullable Object> parameters = new ArrayList<>();

  /** Creates a trip without statements. */
  public RoundTrip() {}

  /** A parameter that needs the connection to be made. */
  private interface Bound {
    void bind(PreparedStatement statement, int index) throws SQLException;
  }

  /**
   * An array as a parameter.
   *
   * @param type the SQL type of its elements
   * @param values the elements
   * @return the parameter
   */
  public static Object array(String type, @Nullable Object[] values) {
    Bound bound =
        (statement, index) ->
            statement.setArray(index, statement.getConnection().createArrayOf(type, values));
    return bound;
  }

  /**
   * Adds a statement.
   *
   * @param sql a statement that yields nothing or one row of numbers: after a result of unknown
   *     size, such as a text, the driver waits for the server
   * @param parameters its parameters: an {@link #array}, or what JDBC takes as an object
   * @return the place of its answer among the answers
   */
  public int add(String sql, @Nullable Object... parameters) {
    statements.add(sql);
    this.parameters.addAll(Arrays.asList(parameters));
    return statements.size() - 1;
  }

  /** Adds all statements of another trip. */
  void addAll(RoundTrip other) {
    statements.addAll(other.statements);
    parameters.addAll(other.parameters);
  }

  /**
   * Sends the statements in the connection's transaction.
   *
   * @param connection the connection
   * @return a statement's row of numbers, or how many rows it wrote, in the statements' order
   * @throws SQLException if one of them failed; those behind it did not run
   */
  public List<long[]> send(Connection connection) throws SQLException {
    return Waiting.on(what(), connection, () -> answers(connection));
  }

  private List<long[]> answers(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(String.join(";\n", statements))) {
      for (int i = 0; i < parameters.size(); i++) {
        bind(statement, i + 1, parameters.get(i));
      }
      List<long[]> answers = new ArrayList<>(statements.size());
      boolean row = statement.execute();
      while (answers.size() < statements.size()) {
        answers.add(row ? numbers(statement) : new long[] {statement.getUpdateCount()});
        row = statement.getMoreResults();
      }
      return answers;
    }
  }

  private String what() {
    return statements.contains(Fence.HOLD)
        ? "its turn to write, and for what is written then"
        : WaitingStatements.what(statements.isEmpty() ? "" : statements.get(0));
  }

  private static void bind(PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    if (value instanceof Bound bound) {
      bound.bind(statement, index);
    } else {
      statement.setObject(index, value);
    }
  }

  private static long[] numbers(PreparedStatement statement) throws SQLException {
    try (ResultSet result = statement.getResultSet()) {
      result.next();
      long[] numbers = new long[result.getMetaData().getColumnCount()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = result.getLong(i + 1);
      }
      return numbers;
    }
  }
}
