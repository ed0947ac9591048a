package io.xeropulse.warehouse.load;

import io.xeropulse.core.model.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows as the tables hold them, inside a transaction of the organization. */
final class HeldRows {
  private final Handle handle;
  private final OrganizationId organization;
  private final String source;

  HeldRows(Handle handle, OrganizationId organization, String source) {
    this.handle = handle;
    this.organization = organization;
    this.source = source;
  }

  /** By id, the content worked out from what is held; the stored hash is not asked. */
  Map<String, Long> contents(FactTable<?> table, Collection<String> ids) {
    List<Map<String, List<@Nullable Object[]>>> children = new ArrayList<>();
    for (ChildTable<?, ?> child : table.children()) {
      children.add(rows(child.name(), "parent_id", child.columns(), "parent_id, line_no", ids));
    }
    Map<String, Long> contents = new HashMap<>();
    rows(table.name(), "source_id", table.columns(), "source_id", ids)
        .forEach(
            (id, row) -> {
              List<List<@Nullable Object[]>> parts =
                  children.stream().map(all -> all.getOrDefault(id, List.of())).toList();
              contents.put(id, StoredRow.content(table, id, row.get(0), parts));
            });
    return contents;
  }

  private Map<String, List<@Nullable Object[]>> rows(
      String table,
      String idColumn,
      List<? extends Column<?>> columns,
      String order,
      Collection<String> ids) {
    Map<String, List<@Nullable Object[]>> rows = new HashMap<>();
    handle
        .createQuery(
            """
            select %1$s, %2$s from %3$s
            where organization_id = :organization and source = :source and %1$s = any (:ids)
            order by %4$s
            """
                .formatted(
                    idColumn,
                    columns.stream().map(Column::name).collect(Collectors.joining(", ")),
                    table,
                    order))
        .bind("organization", organization.value())
        .bind("source", source)
        .bindArray("ids", String.class, ids)
        .map(
            (row, context) ->
                rows.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                    .add(values(row, columns)))
        .list();
    return rows;
  }

  private static @Nullable Object[] values(ResultSet row, List<? extends Column<?>> columns)
      throws SQLException {
    @Nullable Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = columns.get(i).type().held(row, i + 2);
    }
    return values;
  }
}
