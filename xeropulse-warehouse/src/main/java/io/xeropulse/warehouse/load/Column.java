package io.xeropulse.warehouse.load;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A column of a table and where its value stands in a row. */
record Column<R>(String name, ColumnType type, Function<R, ? extends @Nullable Object> value) {

  @Nullable Object valueOf(R row) {
    Object raw = value.apply(row);
    return raw == null ? null : type.stored(raw);
  }

  /** Why the column cannot hold the row's value, or null if it can. */
  @Nullable String obstacle(R row) {
    Object raw = value.apply(row);
    String obstacle = raw == null ? null : type.obstacle(raw);
    return obstacle == null ? null : name + ": " + obstacle;
  }
}
