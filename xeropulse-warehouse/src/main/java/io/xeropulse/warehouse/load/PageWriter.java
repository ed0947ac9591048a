package io.xeropulse.warehouse.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the rows of one table on one connection, inside a transaction that is already open. */
final class PageWriter {
  /** From this many rows on, COPY into a temporary table is faster than arrays in a statement. */
  private static final int BULK_FROM = 3_000;

  /** What a table's part of a page did. */
  record Written(long inserted, long updated) {}

  private final Connection connection;
  private final UUID organization;
  private final String source;

  PageWriter(Connection connection, UUID organization, String source) {
    this.connection = connection;
    this.organization = organization;
    this.source = source;
  }

  /** Writes rows with distinct ids. */
  Written write(FactTable<?> table, Collection<StoredRow> page) throws SQLException {
    List<StoredRow> rows = List.copyOf(page);
    Map<String, Boolean> changed = new HashMap<>();
    try (PreparedStatement statement =
            rows.size() < BULK_FROM ? paged(table, rows) : bulk(table, rows);
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        changed.put(result.getString("source_id"), result.getBoolean("existed"));
      }
    }
    List<String> updated =
        changed.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
    for (int i = 0; i < table.children().size(); i++) {
      ChildTable<?, ?> child = table.children().get(i);
      deleteChildren(child, updated);
      insertChildren(child, i, rows, changed);
    }
    return new Written((long) changed.size() - updated.size(), updated.size());
  }

  private PreparedStatement paged(FactTable<?> table, List<StoredRow> rows) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(UpsertSql.page(table));
    setArray(statement, 1, "text", rows.stream().map(StoredRow::sourceId).toArray());
    setArray(statement, 2, "uuid", rows.stream().map(StoredRow::contentHash).toArray());
    List<@Nullable Object[]> values = rows.stream().map(StoredRow::values).toList();
    setKeys(statement, setColumns(statement, 3, table.columns(), values));
    return statement;
  }

  private PreparedStatement bulk(FactTable<?> table, List<StoredRow> rows) throws SQLException {
    String stage = new CopyStage(connection).stage(table, rows);
    PreparedStatement statement = connection.prepareStatement(UpsertSql.staged(table, stage));
    setKeys(statement, 1);
    return statement;
  }

  private void setKeys(PreparedStatement statement, int first) throws SQLException {
    for (int i = 0; i < 2; i++) {
      statement.setObject(first + 2 * i, organization);
      statement.setString(first + 2 * i + 1, source);
    }
  }

  private void deleteChildren(ChildTable<?, ?> child, List<String> parents) throws SQLException {
    if (parents.isEmpty()) {
      return;
    }
    try (PreparedStatement delete = connection.prepareStatement(UpsertSql.deleteChildren(child))) {
      delete.setObject(1, organization);
      delete.setString(2, source);
      setArray(delete, 3, "text", parents.toArray());
      delete.executeUpdate();
    }
  }

  private void insertChildren(
      ChildTable<?, ?> child, int index, List<StoredRow> rows, Map<String, Boolean> changed)
      throws SQLException {
    List<String> parents = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    List<@Nullable Object[]> values = new ArrayList<>();
    for (StoredRow row : rows) {
      if (changed.containsKey(row.sourceId())) {
        int number = 0;
        for (@Nullable Object[] line : row.children().get(index)) {
          parents.add(row.sourceId());
          numbers.add(++number);
          values.add(line);
        }
      }
    }
    if (values.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(UpsertSql.insertChildren(child))) {
      insert.setObject(1, organization);
      insert.setString(2, source);
      setArray(insert, 3, "text", parents.toArray());
      setArray(insert, 4, "integer", numbers.toArray());
      setColumns(insert, 5, child.columns(), values);
      insert.executeUpdate();
    }
  }

  private int setColumns(
      PreparedStatement statement,
      int first,
      List<? extends Column<?>> columns,
      List<@Nullable Object[]> rows)
      throws SQLException {
    for (int c = 0; c < columns.size(); c++) {
      @Nullable Object[] values = new Object[rows.size()];
      for (int r = 0; r < values.length; r++) {
        values[r] = rows.get(r)[c];
      }
      setArray(statement, first + c, columns.get(c).type().sqlName(), values);
    }
    return first + columns.size();
  }

  private void setArray(
      PreparedStatement statement, int index, String type, @Nullable Object[] values)
      throws SQLException {
    statement.setArray(index, connection.createArrayOf(type, values));
  }
}
