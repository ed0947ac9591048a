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
  private final byte[] forCopy;
  private final List<byte[]> childrenForCopy;

  private StoredRow(
      FactTable<?> table,
      String sourceId,
      @Nullable Object[] values,
      List<List<@Nullable Object[]>> children) {
    this.sourceId = sourceId;
    this.values = values;
    this.children = children;
    BinaryRow row = new BinaryRow().count(CopyStage.VALUES_BESIDE_COLUMNS + values.length);
    row.text(sourceId);
    write(row, table.columns(), values);
    this.childrenForCopy = childBytes(table, sourceId, children);
    this.contentHash = ContentHash.of(row.bytes(), childrenForCopy);
    this.forCopy = row.uuid(contentHash).bytes();
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

  /** The hash's first half. */
  long content() {
    return contentHash.getMostSignificantBits();
  }

  /** The row in PostgreSQL's binary format: id, values, hash. */
  byte[] forCopy() {
    return forCopy;
  }

  /** Per child table, its rows in PostgreSQL's binary format: parent, number, values. */
  List<byte[]> childrenForCopy() {
    return childrenForCopy;
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
    return new StoredRow(table, fact.sourceId(), values, children);
  }

  /** What {@link #content} is of a row with these values. */
  static long content(
      FactTable<?> table,
      String sourceId,
      @Nullable Object[] values,
      List<List<@Nullable Object[]>> children) {
    return new StoredRow(table, sourceId, values, children).content();
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

  private static List<byte[]> childBytes(
      FactTable<?> table, String parent, List<List<@Nullable Object[]>> children) {
    List<byte[]> all = new ArrayList<>(children.size());
    for (int i = 0; i < children.size(); i++) {
      BinaryRow bytes = new BinaryRow();
      int number = 0;
      for (@Nullable Object[] row : children.get(i)) {
        bytes.count(CopyStage.VALUES_BESIDE_CHILD_COLUMNS + row.length).text(parent);
        bytes.value(ColumnType.INTEGER, ++number);
        write(bytes, table.children().get(i).columns(), row);
      }
      all.add(bytes.bytes());
    }
    return all;
  }

  private static void write(
      BinaryRow bytes, List<? extends Column<?>> columns, @Nullable Object[] values) {
    for (int i = 0; i < values.length; i++) {
      bytes.value(columns.get(i).type(), values[i]);
    }
  }
}
