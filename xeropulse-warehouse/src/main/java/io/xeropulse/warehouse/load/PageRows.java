package io.xeropulse.warehouse.load;

import io.xeropulse.core.model.Fact;
import io.xeropulse.core.sync.load.LoadBatch;
import io.xeropulse.core.sync.load.LoadBatch.LoadItem;
import io.xeropulse.core.sync.proof.ControlTotal;
import io.xeropulse.core.sync.proof.HeldContent;
import io.xeropulse.core.sync.quality.Quarantined;
import io.xeropulse.core.sync.quality.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The facts of a page as rows, table by table; what PostgreSQL cannot hold is refused. */
final class PageRows {
  /** By identity, as a table's hash code is that of all its columns. */
  private final IdentityHashMap<FactTable<?>, List<StoredRow>> tables = new IdentityHashMap<>();

  private final List<Fact> facts = new ArrayList<>();
  private final List<HeldContent> held = new ArrayList<>();
  private final List<Quarantined> refused = new ArrayList<>();
  private ControlTotal total = ControlTotal.NOTHING;

  /** A fact as a row, or why it cannot be one. */
  private record Stored(
      Fact fact, FactTable<?> table, @Nullable StoredRow row, @Nullable Quarantined refused) {}

  static PageRows of(LoadBatch page) {
    List<LoadItem> items = page.facts();
    PageRows rows = new PageRows();
    IdentityHashMap<FactTable<?>, Map<String, Stored>> latest = new IdentityHashMap<>();
    // Most of the work on this side of the network, and each fact's is its own.
    for (Stored stored : items.parallelStream().map(PageRows::stored).toList()) {
      if (stored.refused() != null) {
        rows.refused.add(stored.refused());
      } else {
        // The same key twice in one statement is an error; the later version of a record wins.
        latest
            .computeIfAbsent(stored.table(), table -> new HashMap<>(items.size() * 2))
            .put(stored.fact().sourceId(), stored);
      }
    }
    latest.forEach((table, byId) -> rows.add(table, byId.values()));
    long hash = rows.held.stream().mapToLong(HeldContent::content).sum();
    rows.total = ControlTotal.of((long) items.size() + page.quarantined().size(), rows.facts, hash);
    return rows;
  }

  private static Stored stored(LoadItem item) {
    FactTable<Fact> table = FactTables.of(item.fact());
    try {
      return new Stored(item.fact(), table, StoredRow.of(table, item.fact()), null);
    } catch (UnstorableException e) {
      String reason = "The warehouse cannot hold " + e.getMessage() + "; correct it at the source";
      return new Stored(
          item.fact(),
          table,
          null,
          new Quarantined(
              item.fact().sourceId(), new Violation("storable", reason), item.rawText()));
    }
  }

  /** Rows in the order of the key touch each of its index's pages once. */
  private void add(FactTable<?> table, Collection<Stored> distinct) {
    List<StoredRow> rows = new ArrayList<>(distinct.size());
    for (Stored stored : distinct) {
      StoredRow row = Objects.requireNonNull(stored.row());
      rows.add(row);
      facts.add(stored.fact());
      held.add(new HeldContent(stored.fact().getClass(), row.sourceId(), row.content()));
    }
    rows.sort(Comparator.comparing(StoredRow::sourceId));
    tables.put(table, rows);
  }

  /** Per table, rows with distinct ids. */
  IdentityHashMap<FactTable<?>, List<StoredRow>> tables() {
    return tables;
  }

  List<String> ids() {
    return tables.values().stream().flatMap(List::stream).map(StoredRow::sourceId).toList();
  }

  /** What is held of the facts once the rows are written. */
  List<HeldContent> held() {
    return held;
  }

  /** What the page sums up to. */
  ControlTotal total() {
    return total;
  }

  List<Quarantined> refused() {
    return refused;
  }
}
