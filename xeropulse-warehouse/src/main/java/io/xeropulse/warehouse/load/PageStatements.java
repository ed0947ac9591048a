package io.xeropulse.warehouse.load;

import io.xeropulse.warehouse.access.RoundTrip;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the facts of a page in the page's own round trip. */
final class PageStatements {
  private final RoundTrip trip;
  private final String source;
  private final List<Integer> counts = new ArrayList<>();

  PageStatements(RoundTrip trip, String source) {
    this.trip = trip;
    this.source = source;
  }

  void add(IdentityHashMap<FactTable<?>, List<StoredRow>> tables) {
    tables.forEach(this::add);
  }

  private void add(FactTable<?> table, List<StoredRow> rows) {
    List<@Nullable Object> parameters = new ArrayList<>();
    parameters.add(RowArrays.ids(rows));
    parameters.add(RowArrays.hashes(rows));
    parameters.addAll(
        RowArrays.columns(table.columns(), rows.stream().map(StoredRow::values).toList()));
    parameters.add(source);
    parameters.add(source);
    table.children().forEach(child -> parameters.add(source));
    counts.add(trip.add(UpsertSql.page(table), parameters.toArray()));
    for (int i = 0; i < table.children().size(); i++) {
      addChildren(table.children().get(i), i, rows);
    }
  }

  private void addChildren(ChildTable<?, ?> child, int index, List<StoredRow> rows) {
    List<Object> arrays = RowArrays.children(child, index, rows);
    if (!arrays.isEmpty()) {
      List<Object> parameters = new ArrayList<>();
      parameters.add(source);
      parameters.addAll(arrays);
      trip.add(UpsertSql.insertChildren(child), parameters.toArray());
    }
  }

  /** What the answers of the round trip say of the facts. */
  Written written(List<long[]> answers) {
    Written written = Written.NOTHING;
    for (int place : counts) {
      long[] count = answers.get(place);
      written = written.plus(new Written(count[0] - count[1], count[1]));
    }
    return written;
  }
}
