package io.xeropulse.warehouse.load;

import io.xeropulse.core.model.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact as the warehouse keeps it: its values, worked out once, with those of its children, and
 * the hash by which a row that has not changed is recognised. Nobody changes the arrays.
 */
final class StoredRow {
  private final String sourceId;
  private final @Nullable Object[] values;
  private final List<List<@Nullable Object[]>> children;
  private final UUID contentHash;

  private StoredRow(
      String sourceId, @Nullable Object[] values, List<List<@Nullable Object[]>> children) {
    this.sourceId = sourceId;
    this.values = values;
    this.children = children;
    this.contentHash = ContentHash.of(values, children);
  }

  String sourceId() {
    return sourceId;
  }

  @Nullable Object[] values() {
    return values;
  }

  /** Per child table, its rows. */
  List<List<@Nullable Object[]>> children() {
    return children;
  }

  UUID contentHash() {
    return contentHash;
  }

  /**
   * Says a fact in columns.
   *
   * @throws UnstorableException if PostgreSQL cannot hold it
   */
  static <F extends Fact> StoredRow of(FactTable<F> table, F fact) {
    String obstacle = TextStorage.identifierObstacle(fact.sourceId());
    if (obstacle != null) {
      throw new UnstorableException("source_id: " + obstacle);
    }
    @Nullable Object[] values = values(table.columns(), fact);
    List<List<@Nullable Object[]>> children = new ArrayList<>(table.children().size());
    for (ChildTable<F, ?> child : table.children()) {
      children.add(childValues(child, fact));
    }
    return new StoredRow(fact.sourceId(), values, children);
  }

  private static <F, C> List<@Nullable Object[]> childValues(ChildTable<F, C> child, F fact) {
    List<C> rows = child.rows().apply(fact);
    List<@Nullable Object[]> values = new ArrayList<>(rows.size());
    rows.forEach(row -> values.add(values(child.columns(), row)));
    return values;
  }

  private static <R> @Nullable Object[] values(List<Column<R>> columns, R row) {
    @Nullable Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = columns.get(i).stored(row);
    }
    return values;
  }
}
