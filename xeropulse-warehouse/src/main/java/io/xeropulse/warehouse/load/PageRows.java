package io.xeropulse.warehouse.load;

import io.xeropulse.core.model.Fact;
import io.xeropulse.core.sync.load.LoadBatch.LoadItem;
import io.xeropulse.core.sync.quality.Quarantined;
import io.xeropulse.core.sync.quality.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The facts of a page as rows, table by table; what PostgreSQL cannot hold is refused. */
final class PageRows {
  /** By identity, as a table's hash code is that of all its columns. */
  private final IdentityHashMap<FactTable<?>, List<StoredRow>> tables = new IdentityHashMap<>();

  private final List<Quarantined> refused = new ArrayList<>();

  /** A fact as a row, or why it cannot be one. */
  private record Stored(
      FactTable<?> table, @Nullable StoredRow row, @Nullable Quarantined refused) {}

  static PageRows of(List<LoadItem> items) {
    PageRows rows = new PageRows();
    // Most of the work on this side of the network, and each fact's is its own.
    items.parallelStream().map(PageRows::stored).toList().forEach(rows::add);
    rows.tables.replaceAll((table, all) -> distinct(all));
    return rows;
  }

  private static Stored stored(LoadItem item) {
    FactTable<Fact> table = FactTables.of(item.fact());
    try {
      return new Stored(table, StoredRow.of(table, item.fact()), null);
    } catch (UnstorableException e) {
      String reason = "The warehouse cannot hold " + e.getMessage() + "; correct it at the source";
      return new Stored(
          table,
          null,
          new Quarantined(
              item.fact().sourceId(), new Violation("storable", reason), item.rawText()));
    }
  }

  private void add(Stored stored) {
    if (stored.row() != null) {
      tables.computeIfAbsent(stored.table(), t -> new ArrayList<>()).add(stored.row());
    } else if (stored.refused() != null) {
      refused.add(stored.refused());
    }
  }

  /**
   * The same key twice in one statement is an error; the later version of a record wins. Rows in
   * the order of the key touch each of its index's pages once.
   */
  private static List<StoredRow> distinct(List<StoredRow> rows) {
    Map<String, StoredRow> latest = new HashMap<>(rows.size() * 2);
    rows.forEach(row -> latest.put(row.sourceId(), row));
    return latest.values().parallelStream()
        .sorted(Comparator.comparing(StoredRow::sourceId))
        .toList();
  }

  /** Per table, rows with distinct ids. */
  IdentityHashMap<FactTable<?>, List<StoredRow>> tables() {
    return tables;
  }

  List<String> ids() {
    return tables.values().stream().flatMap(List::stream).map(StoredRow::sourceId).toList();
  }

  List<Quarantined> refused() {
    return refused;
  }
}
