package io.xeropulse.warehouse.load;

import io.xeropulse.warehouse.access.Waiting;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts the rows of a page into temporary tables by binary COPY, which PostgreSQL does not allow
 * straight into a table under row security. They are gone when the transaction ends.
 */
final class CopyStage {
  /** Id, hash and whether it is known. */
  static final int VALUES_BESIDE_COLUMNS = 3;

  /** Parent and number. */
  static final int VALUES_BESIDE_CHILD_COLUMNS = 2;

  private static final byte[] KNOWN = new BinaryRow().bool(true).bytes();
  private static final byte[] NEW = new BinaryRow().bool(false).bytes();

  private final Connection connection;
  private int tables;

  CopyStage(Connection connection) {
    this.connection = connection;
  }

  /** Stages rows, each with whether it is known, and returns the name of their temporary table. */
  String facts(FactTable<?> table, List<StoredRow> rows, Set<String> known) throws SQLException {
    String name =
        create("source_id text, %s, content_hash uuid, is_known boolean", table.columns());
    copy(
        name,
        copy -> {
          for (StoredRow row : rows) {
            copy.write(row.forCopy());
            copy.write(known.contains(row.sourceId()) ? KNOWN : NEW);
          }
        });
    return name;
  }

  /** Stages the rows' children and returns the name of their temporary table. */
  String children(ChildTable<?, ?> child, int index, List<StoredRow> rows) throws SQLException {
    String name = create("parent_id text, line_no integer, %s", child.columns());
    copy(
        name,
        copy -> {
          for (StoredRow row : rows) {
            copy.write(row.childrenForCopy().get(index));
          }
        });
    return name;
  }

  private interface Writing {
    void to(BinaryCopy copy) throws SQLException;
  }

  private void copy(String table, Writing rows) throws SQLException {
    Waiting.on(
        "the rows of a page to be taken (COPY)",
        connection,
        () -> {
          try (BinaryCopy copy = new BinaryCopy(connection, table)) {
            rows.to(copy);
            copy.end();
          }
          return table;
        });
  }

  private String create(String columns, List<? extends Column<?>> own) throws SQLException {
    String name = "pg_temp.stage_" + ++tables;
    String typed =
        own.stream()
            .map(column -> column.name() + " " + column.type().sqlName())
            .collect(Collectors.joining(", "));
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create table %s (%s) on commit drop".formatted(name, columns.formatted(typed)));
    }
    return name;
  }
}
