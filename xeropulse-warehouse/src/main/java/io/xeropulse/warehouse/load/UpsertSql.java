package io.xeropulse.warehouse.load;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statements that write a page. Only rows whose hash has changed may reach the upsert: {@code
 * ON CONFLICT} locks, and so writes, every row it meets.
 */
final class UpsertSql {
  private UpsertSql() {}

  /** Parameters: organization, source, ids. */
  static String hashes(FactTable<?> table) {
    return """
    select source_id, content_hash from xeropulse.%s
    where organization_id = ? and source = ? and source_id = any (?)\
    """
        .formatted(table.name());
  }

  /** Parameters: organization, source, ids, hashes, then an array a column. */
  static String page(FactTable<?> table) {
    String arrays =
        table.columns().stream()
            .map(column -> "?::" + column.type().sqlName() + "[]")
            .collect(Collectors.joining(", "));
    return upsert(
        table,
        "unnest(?::text[], ?::uuid[], %s) as i (source_id, content_hash, %s)"
            .formatted(arrays, names(table)));
  }

  /** Parameters: organization, source. */
  static String staged(FactTable<?> table, String stage) {
    return upsert(table, "pg_temp." + stage + " i");
  }

  private static String upsert(FactTable<?> table, String input) {
    List<String> names = table.columns().stream().map(Column::name).toList();
    return """
    insert into xeropulse.%1$s as t (organization_id, source, source_id, content_hash, %2$s)
    select ?, ?, i.source_id, i.content_hash, %4$s
    from %3$s
    on conflict (organization_id, source, source_id) do update
    set content_hash = excluded.content_hash, %5$s\
    """
        .formatted(
            table.name(),
            String.join(", ", names),
            input,
            names.stream().map(n -> "i." + n).collect(Collectors.joining(", ")),
            names.stream().map(n -> n + " = excluded." + n).collect(Collectors.joining(", ")));
  }

  private static String names(FactTable<?> table) {
    return table.columns().stream().map(Column::name).collect(Collectors.joining(", "));
  }

  /** Parameters: organization, source, parent ids. */
  static String deleteChildren(ChildTable<?, ?> child) {
    return "delete from xeropulse.%s where organization_id = ? and source = ? and parent_id = any (?)"
        .formatted(child.name());
  }

  /** Parameters: organization, source, parent ids, line numbers, then an array a column. */
  static String insertChildren(ChildTable<?, ?> child) {
    String names = child.columns().stream().map(Column::name).collect(Collectors.joining(", "));
    String arrays =
        Stream.concat(
                Stream.of("?::text[]", "?::integer[]"),
                child.columns().stream().map(c -> "?::" + c.type().sqlName() + "[]"))
            .collect(Collectors.joining(", "));
    return """
    insert into xeropulse.%s (organization_id, source, parent_id, line_no, %s)
    select ?, ?, i.* from unnest(%s) as i\
    """
        .formatted(child.name(), names, arrays);
  }
}
