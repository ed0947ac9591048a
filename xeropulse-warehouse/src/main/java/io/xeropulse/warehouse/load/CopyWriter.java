package io.xeropulse.warehouse.load;

import io.xeropulse.warehouse.access.RoundTrip;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.postgresql.PGStatement;

/**
 * Writes facts by way of COPY, inside a transaction that holds the organization's turn: hashes are
 * compared here, and only what is new or changed is sent.
 */
final class CopyWriter {
  private final Connection connection;
  private final String source;
  private final RoundTrip trip;
  private final CopyStage stage;

  /**
   * @param trip takes the statements that move what is staged
   */
  CopyWriter(Connection connection, String source, RoundTrip trip) {
    this.connection = connection;
    this.source = source;
    this.trip = trip;
    this.stage = new CopyStage(connection);
  }

  /** Stages the facts and yields what the trip will have written. */
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
    String facts = stage.facts(table, changed, known.keySet());
    if (updated.size() < changed.size()) {
      trip.add(UpsertSql.insertStaged(table, facts), source);
    }
    if (!updated.isEmpty()) {
      trip.add(UpsertSql.updateStaged(table, facts), source);
    }
    for (int i = 0; i < table.children().size(); i++) {
      writeChildren(table.children().get(i), i, changed, updated);
    }
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

  private void writeChildren(
      ChildTable<?, ?> child, int index, List<StoredRow> changed, List<String> updated)
      throws SQLException {
    if (!updated.isEmpty()) {
      trip.add(UpsertSql.forgetChildren(child), source, RowArrays.texts(updated));
    }
    if (changed.stream().anyMatch(row -> !row.children().get(index).isEmpty())) {
      String staged = stage.children(child, index, changed);
      trip.add(UpsertSql.insertStagedChildren(child, staged), source);
    }
  }
}
