package io.xeropulse.warehouse.load;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A column of a table and where its value stands in a row. */
record Column<R>(String name, ColumnType type, Function<R, ? extends @Nullable Object> value) {

  /**
   * The row's value as the column keeps it.
   *
   * @throws UnstorableException if the column cannot hold it
   */
  @Nullable Object stored(R row) {
    Object raw = value.apply(row);
    if (raw == null) {
      return null;
    }
    Object stored = type.stored(raw);
    String obstacle =
        name.endsWith("_id") && stored instanceof String identifier
            ? TextStorage.identifierObstacle(identifier)
            : type.obstacle(stored);
    if (obstacle != null) {
      throw new UnstorableException(name + ": " + obstacle);
    }
    return stored;
  }
}
