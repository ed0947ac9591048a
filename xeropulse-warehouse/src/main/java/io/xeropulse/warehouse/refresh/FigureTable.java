package io.xeropulse.warehouse.refresh;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;

/**
 * A table of figures while it is worked out anew inside one transaction: rows are staged, and then
 * only what differs is written. Not thread-safe.
 */
final class FigureTable {
  private static final int BATCH = 5_000;

  private final Handle handle;
  private final String table;
  private final List<String> key;
  private final Map<String, Object> scope;
  private final PreparedBatch batch;

  /**
   * Creates an empty stage.
   *
   * @param columns all columns, in the table's order
   * @param key the primary key
   * @param scope columns of the key, with the values that all rows here have; other rows stay
   */
  FigureTable(
      Handle handle,
      String table,
      List<String> columns,
      List<String> key,
      Map<String, Object> scope) {
    this.handle = handle;
    this.table = table;
    this.key = key;
    this.scope = scope;
    handle.execute(
        "create temporary table %s_stage on commit drop as select * from %s with no data"
            .formatted(table, table));
    this.batch =
        handle.prepareBatch(
            "insert into %s_stage (%s) values (%s)"
                .formatted(
                    table,
                    String.join(", ", columns),
                    columns.stream().map(c -> ":" + c).collect(Collectors.joining(", "))));
  }

  /** Stages a row; the scope's columns are filled in. */
  void add(Map<String, ?> row) {
    scope.forEach(batch::bind);
    row.forEach(batch::bind);
    batch.add();
    if (batch.size() >= BATCH) {
      batch.execute();
    }
  }

  /** Makes the table's rows of this scope those that were staged. */
  void replace() {
    if (batch.size() > 0) {
      batch.execute();
    }
    batch.close();
    String sameKey =
        key.stream().map(c -> "t.%s = s.%s".formatted(c, c)).collect(Collectors.joining(" and "));
    String inScope =
        scope.keySet().stream()
            .map(c -> "t.%s = :%s".formatted(c, c))
            .collect(Collectors.joining(" and "));
    run(
        "delete from %s t where %s and not exists (select from %s_stage s where %s)"
            .formatted(table, inScope, table, sameKey));
    run(
        """
        delete from %s t
        using (select * from %s_stage except select t.* from %s t where %s) s
        where %s and %s
        """
            .formatted(table, table, table, inScope, inScope, sameKey));
    handle.execute(
        "insert into %s select * from %s_stage on conflict do nothing".formatted(table, table));
  }

  private void run(String sql) {
    try (Update update = handle.createUpdate(sql)) {
      scope.forEach(update::bind);
      update.execute();
    }
  }
}
