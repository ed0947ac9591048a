package io.xeropulse.warehouse.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts many facts into a temporary table by binary COPY, which PostgreSQL does not allow straight
 * into a table under row security. The table is gone when the transaction ends.
 */
final class CopyStage {
  private final Connection connection;

  CopyStage(Connection connection) {
    this.connection = connection;
  }

  /** Stages rows, each with whether it is known, and returns the name of their temporary table. */
  String stage(FactTable<?> table, List<StoredRow> rows, Set<String> known) throws SQLException {
    String name = "stage_" + table.name();
    String columns =
        table.columns().stream()
            .map(column -> column.name() + " " + column.type().sqlName())
            .collect(Collectors.joining(", "));
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create temporary table if not exists %s (source_id text, is_known boolean, content_hash uuid, %s) on commit drop"
              .formatted(name, columns));
      statement.execute("truncate pg_temp." + name);
    }
    try (BinaryCopy copy = new BinaryCopy(connection, "pg_temp." + name)) {
      for (StoredRow row : rows) {
        copy.row(row.values().length + 3);
        copy.text(row.sourceId());
        copy.bool(known.contains(row.sourceId()));
        copy.uuid(row.contentHash());
        for (int i = 0; i < row.values().length; i++) {
          copy.value(table.columns().get(i).type(), row.values()[i]);
        }
      }
      copy.end();
    }
    return name;
  }
}
