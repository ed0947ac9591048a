package io.xeropulse.warehouse.load;

import io.xeropulse.core.model.Fact;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes the facts of one table on one connection, inside a transaction that is already open. */
final class PageWriter {
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

  /** Writes facts with distinct ids. */
  <F extends Fact> Written write(FactTable<F> table, Collection<F> facts) throws SQLException {
    Map<String, F> byId = new LinkedHashMap<>();
    facts.forEach(fact -> byId.put(fact.sourceId(), fact));
    List<F> rows = List.copyOf(byId.values());
    List<F> changed = new ArrayList<>();
    long updated = 0;
    try (PreparedStatement statement = connection.prepareStatement(UpsertSql.facts(table))) {
      statement.setObject(1, organization);
      statement.setString(2, source);
      setArray(statement, 3, "text", rows.stream().map(Fact::sourceId).toArray());
      setArray(statement, 4, "uuid", rows.stream().map(f -> ContentHash.of(table, f)).toArray());
      setColumns(statement, 5, table.columns(), rows);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          F fact = byId.get(result.getString("source_id"));
          if (fact != null) {
            changed.add(fact);
          }
          updated += result.getBoolean("existed") ? 1 : 0;
        }
      }
    }
    for (ChildTable<F, ?> child : table.children()) {
      replaceChildren(child, changed);
    }
    return new Written(changed.size() - updated, updated);
  }

  private <F extends Fact, C> void replaceChildren(ChildTable<F, C> child, List<F> changed)
      throws SQLException {
    if (changed.isEmpty()) {
      return;
    }
    try (PreparedStatement delete = connection.prepareStatement(UpsertSql.deleteChildren(child))) {
      delete.setObject(1, organization);
      delete.setString(2, source);
      setArray(delete, 3, "text", changed.stream().map(Fact::sourceId).toArray());
      delete.executeUpdate();
    }
    List<String> parents = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    List<C> rows = new ArrayList<>();
    for (F fact : changed) {
      int number = 0;
      for (C row : child.rows().apply(fact)) {
        parents.add(fact.sourceId());
        numbers.add(++number);
        rows.add(row);
      }
    }
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(UpsertSql.insertChildren(child))) {
      insert.setObject(1, organization);
      insert.setString(2, source);
      setArray(insert, 3, "text", parents.toArray());
      setArray(insert, 4, "integer", numbers.toArray());
      setColumns(insert, 5, child.columns(), rows);
      insert.executeUpdate();
    }
  }

  private <R> void setColumns(
      PreparedStatement statement, int first, List<Column<R>> columns, List<R> rows)
      throws SQLException {
    int index = first;
    for (Column<R> column : columns) {
      Object[] values = new Object[rows.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = column.valueOf(rows.get(i));
      }
      setArray(statement, index++, column.type().sqlName(), values);
    }
  }

  private void setArray(PreparedStatement statement, int index, String type, Object[] values)
      throws SQLException {
    statement.setArray(index, connection.createArrayOf(type, values));
  }
}
