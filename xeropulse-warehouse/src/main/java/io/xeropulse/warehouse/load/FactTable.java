package io.xeropulse.warehouse.load;

import io.xeropulse.core.model.Fact;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a kind of fact is stored: its table, its columns besides the key, and its children. */
record FactTable<F extends Fact>(
    String name, List<Column<F>> columns, List<ChildTable<F, ?>> children) {

  /** Why the warehouse cannot hold the fact, or null if it can. */
  @Nullable String obstacle(F fact) {
    String id = TextStorage.obstacle(fact.sourceId());
    if (id != null) {
      return "source_id: " + id;
    }
    return Stream.concat(
            columns.stream().flatMap(column -> Stream.ofNullable(column.obstacle(fact))),
            children.stream().flatMap(child -> childObstacles(child, fact)))
        .findFirst()
        .orElse(null);
  }

  private static <F, C> Stream<String> childObstacles(ChildTable<F, C> child, F fact) {
    return child.rows().apply(fact).stream()
        .flatMap(row -> child.columns().stream().flatMap(c -> Stream.ofNullable(c.obstacle(row))));
  }
}
