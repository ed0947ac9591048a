package io.xeropulse.warehouse.load;

import io.xeropulse.warehouse.access.RoundTrip;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns rows into the arrays that are a statement's parameters, one a column. */
final class RowArrays {
  private RowArrays() {}

  static Object ids(List<StoredRow> rows) {
    return texts(rows.stream().map(StoredRow::sourceId).toList());
  }

  static Object texts(Collection<? extends @Nullable String> values) {
    return RoundTrip.array("text", values.toArray(new String[0]));
  }

  static Object hashes(List<StoredRow> rows) {
    return RoundTrip.array("uuid", rows.stream().map(StoredRow::contentHash).toArray(UUID[]::new));
  }

  /** Nothing if there are no children. */
  static List<Object> children(ChildTable<?, ?> child, int index, List<StoredRow> rows) {
    List<String> parents = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    List<@Nullable Object[]> values = new ArrayList<>();
    for (StoredRow row : rows) {
      int number = 0;
      for (@Nullable Object[] line : row.children().get(index)) {
        parents.add(row.sourceId());
        numbers.add(++number);
        values.add(line);
      }
    }
    if (values.isEmpty()) {
      return List.of();
    }
    List<Object> arrays = new ArrayList<>();
    arrays.add(texts(parents));
    arrays.add(RoundTrip.array("integer", numbers.toArray(Integer[]::new)));
    arrays.addAll(columns(child.columns(), values));
    return arrays;
  }

  static List<Object> columns(List<? extends Column<?>> columns, List<@Nullable Object[]> rows) {
    List<Object> arrays = new ArrayList<>(columns.size());
    for (int c = 0; c < columns.size(); c++) {
      ColumnType type = columns.get(c).type();
      @Nullable Object[] values = type.array(rows.size());
      for (int r = 0; r < values.length; r++) {
        values[r] = rows.get(r)[c];
      }
      arrays.add(RoundTrip.array(type.sqlName(), values));
    }
    return arrays;
  }
}
