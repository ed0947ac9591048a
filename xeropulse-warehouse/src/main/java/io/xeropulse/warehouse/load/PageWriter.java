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

  /** Writes those of the rows, which have distinct ids, that are new or changed. */
  Written write(FactTable<?> table, Collection<StoredRow> page) throws SQLException {
    Map<String, UUID> known = knownHashes(table, page);
    List<StoredRow> changed =
        page.stream().filter(row -> !row.contentHash().equals(known.get(row.sourceId()))).toList();
    if (changed.isEmpty()) {
      return new Written(0, 0);
    }
    upsert(table, changed);
    List<String> updated =
        changed.stream().map(StoredRow::sourceId).filter(known::containsKey).toList();
    for (int i = 0; i < table.children().size(); i++) {
      ChildTable<?, ?> child = table.children().get(i);
      deleteChildren(child, updated);
      insertChildren(child, i, changed);
    }
    return new Written((long) changed.size() - updated.size(), updated.size());
  }

  /** The fence keeps other writers of the organization out until this transaction ends. */
  private Map<String, UUID> knownHashes(FactTable<?> table, Collection<StoredRow> page)
      throws SQLException {
    Map<String, UUID> hashes = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(UpsertSql.hashes(table))) {
      setKeys(statement);
      setArray(statement, 3, "text", page.stream().map(StoredRow::sourceId).toArray());
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          hashes.put(result.getString(1), result.getObject(2, UUID.class));
        }
      }
    }
    return hashes;
  }

  private void upsert(FactTable<?> table, List<StoredRow> rows) throws SQLException {
    if (rows.size() >= BULK_FROM) {
      String stage = new CopyStage(connection).stage(table, rows);
      try (PreparedStatement statement =
          connection.prepareStatement(UpsertSql.staged(table, stage))) {
        setKeys(statement);
        statement.executeUpdate();
      }
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(UpsertSql.page(table))) {
      setKeys(statement);
      setArray(statement, 3, "text", rows.stream().map(StoredRow::sourceId).toArray());
      setArray(statement, 4, "uuid", rows.stream().map(StoredRow::contentHash).toArray());
      setColumns(statement, 5, table.columns(), rows.stream().map(StoredRow::values).toList());
      statement.executeUpdate();
    }
  }

  private void setKeys(PreparedStatement statement) throws SQLException {
    statement.setObject(1, organization);
    statement.setString(2, source);
  }

  private void deleteChildren(ChildTable<?, ?> child, List<String> parents) throws SQLException {
    if (parents.isEmpty()) {
      return;
    }
    try (PreparedStatement delete = connection.prepareStatement(UpsertSql.deleteChildren(child))) {
      setKeys(delete);
      setArray(delete, 3, "text", parents.toArray());
      delete.executeUpdate();
    }
  }

  private void insertChildren(ChildTable<?, ?> child, int index, List<StoredRow> rows)
      throws SQLException {
    List<String> parents = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    List<@Nullable Object[]> values = new ArrayList<>();
    for (StoredRow row : rows) {
      int number = 0;
      for (@Nullable Object[] line : row.children().get(index)) {
        parents.add(row.sourceId());
        numbers.add(++number);
        values.add(line);
      }
    }
    if (values.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(UpsertSql.insertChildren(child))) {
      setKeys(insert);
      setArray(insert, 3, "text", parents.toArray());
      setArray(insert, 4, "integer", numbers.toArray());
      setColumns(insert, 5, child.columns(), values);
      insert.executeUpdate();
    }
  }

  private void setColumns(
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
  }

  private void setArray(
      PreparedStatement statement, int index, String type, @Nullable Object[] values)
      throws SQLException {
    statement.setArray(index, connection.createArrayOf(type, values));
  }
}
