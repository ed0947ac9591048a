package io.xeropulse.warehouse.load;

import io.xeropulse.core.model.Fact;
import io.xeropulse.core.sync.load.LoadBatch.LoadItem;
import io.xeropulse.core.sync.quality.Quarantined;
import io.xeropulse.core.sync.quality.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The facts of a page as rows, table by table; what PostgreSQL cannot hold is refused. */
final class PageRows {
  private final Map<FactTable<?>, Map<String, StoredRow>> tables = new LinkedHashMap<>();
  private final List<Quarantined> refused = new ArrayList<>();

  static PageRows of(List<LoadItem> items) {
    PageRows rows = new PageRows();
    items.forEach(rows::add);
    return rows;
  }

  private void add(LoadItem item) {
    FactTable<Fact> table = FactTables.of(item.fact());
    try {
      StoredRow row = StoredRow.of(table, item.fact());
      // The same key twice in one statement is an error; the later version of a record wins.
      tables.computeIfAbsent(table, t -> new LinkedHashMap<>()).put(row.sourceId(), row);
    } catch (UnstorableException e) {
      String reason = "The warehouse cannot hold " + e.getMessage() + "; correct it at the source";
      refused.add(
          new Quarantined(
              item.fact().sourceId(), new Violation("storable", reason), item.rawText()));
    }
  }

  /** Per table, rows with distinct ids. */
  Map<FactTable<?>, Collection<StoredRow>> tables() {
    Map<FactTable<?>, Collection<StoredRow>> all = new LinkedHashMap<>();
    tables.forEach((table, rows) -> all.put(table, rows.values()));
    return all;
  }

  List<String> ids() {
    return tables.values().stream().flatMap(rows -> rows.keySet().stream()).toList();
  }

  List<Quarantined> refused() {
    return refused;
  }
}
