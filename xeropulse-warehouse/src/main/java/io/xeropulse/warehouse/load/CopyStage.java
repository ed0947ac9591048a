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
  /** Id, hash and whether it is known. */
  static final int VALUES_BESIDE_COLUMNS = 3;

  private static final byte[] KNOWN = new BinaryRow().bool(true).bytes();
  private static final byte[] NEW = new BinaryRow().bool(false).bytes();

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
          "create temporary table if not exists %s (source_id text, %s, content_hash uuid, is_known boolean) on commit drop"
              .formatted(name, columns));
      statement.execute("truncate pg_temp." + name);
    }
    try (BinaryCopy copy = new BinaryCopy(connection, "pg_temp." + name)) {
      for (StoredRow row : rows) {
        copy.write(row.forCopy());
        copy.write(known.contains(row.sourceId()) ? KNOWN : NEW);
      }
      copy.end();
    }
    return name;
  }
}
