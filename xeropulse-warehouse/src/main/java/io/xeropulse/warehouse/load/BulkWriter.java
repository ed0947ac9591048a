package io.xeropulse.warehouse.load;

import io.xeropulse.warehouse.access.RoundTrip;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.postgresql.PGStatement;

/**
 * Writes the facts of a backfill inside a transaction that holds the organization's turn: hashes
 * are compared here, and only what is new or changed is sent.
 */
final class BulkWriter {
  private final Connection connection;
  private final String source;

  BulkWriter(Connection connection, String source) {
    this.connection = connection;
    this.source = source;
  }

  Written write(IdentityHashMap<FactTable<?>, List<StoredRow>> tables) throws SQLException {
    Written written = Written.NOTHING;
    for (Map.Entry<FactTable<?>, List<StoredRow>> table : tables.entrySet()) {
      written = written.plus(write(table.getKey(), table.getValue()));
    }
    return written;
  }

  private Written write(FactTable<?> table, List<StoredRow> rows) throws SQLException {
    Map<String, UUID> known = knownHashes(table, rows);
    List<StoredRow> changed =
        rows.stream().filter(row -> !row.contentHash().equals(known.get(row.sourceId()))).toList();
    if (changed.isEmpty()) {
      return Written.NOTHING;
    }
    List<String> updated =
        changed.stream().map(StoredRow::sourceId).filter(known::containsKey).toList();
    String stage = new CopyStage(connection).stage(table, changed, known.keySet());
    if (updated.size() < changed.size()) {
      // No other writer can be here, so what is new stays new: it needs no ON CONFLICT.
      send(UpsertSql.insertStaged(table, stage), source);
    }
    if (!updated.isEmpty()) {
      send(UpsertSql.updateStaged(table, stage), source);
    }
    writeChildren(table, changed, updated);
    return new Written((long) changed.size() - updated.size(), updated.size());
  }

  private Map<String, UUID> knownHashes(FactTable<?> table, List<StoredRow> rows)
      throws SQLException {
    Map<String, UUID> hashes = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(UpsertSql.hashes(table))) {
      // A plan that is kept is made for an array of ten.
      statement.unwrap(PGStatement.class).setPrepareThreshold(0);
      statement.setArray(
          1,
          connection.createArrayOf(
              "text", rows.stream().map(StoredRow::sourceId).toArray(String[]::new)));
      statement.setString(2, source);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          hashes.put(result.getString(1), result.getObject(2, UUID.class));
        }
      }
    }
    return hashes;
  }

  private void writeChildren(FactTable<?> table, List<StoredRow> changed, List<String> updated)
      throws SQLException {
    for (int i = 0; i < table.children().size(); i++) {
      ChildTable<?, ?> child = table.children().get(i);
      if (!updated.isEmpty()) {
        send(UpsertSql.forgetChildren(child), source, RowArrays.texts(updated));
      }
      List<Object> arrays = RowArrays.children(child, i, changed);
      if (!arrays.isEmpty()) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(source);
        parameters.addAll(arrays);
        send(UpsertSql.insertChildren(child), parameters.toArray());
      }
    }
  }

  private void send(String sql, Object... parameters) throws SQLException {
    RoundTrip trip = new RoundTrip();
    trip.add(sql, parameters);
    trip.send(connection);
  }
}
