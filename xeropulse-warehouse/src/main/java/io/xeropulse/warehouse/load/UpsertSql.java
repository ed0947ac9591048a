package io.xeropulse.warehouse.load;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statements that write a page. A row whose hash has not changed is filtered out before the
 * upsert sees it: {@code ON CONFLICT} locks, and so writes, every row it meets.
 */
final class UpsertSql {
  private UpsertSql() {}

  /** Parameters: ids, hashes, an array a column, organization, source, organization, source. */
  static String page(FactTable<?> table) {
    String arrays =
        table.columns().stream()
            .map(column -> "?::" + column.type().sqlName() + "[]")
            .collect(Collectors.joining(", "));
    String input =
        "select * from unnest(?::text[], ?::uuid[], %s) as i (source_id, content_hash, %s)"
            .formatted(arrays, names(table));
    return upsert(table, input);
  }

  /** Parameters: organization, source, organization, source. */
  static String staged(FactTable<?> table, String stage) {
    return upsert(table, "select * from pg_temp." + stage);
  }

  private static String upsert(FactTable<?> table, String input) {
    List<String> names = table.columns().stream().map(Column::name).toList();
    return """
    with input as (%3$s),
    before as (
      select i.source_id, t.content_hash
      from input i
      join xeropulse.%1$s t on t.organization_id = ? and t.source = ? and t.source_id = i.source_id),
    written as (
      insert into xeropulse.%1$s as t (organization_id, source, source_id, content_hash, %2$s)
      select ?, ?, i.source_id, i.content_hash, %4$s
      from input i left join before b using (source_id)
      where b.content_hash is distinct from i.content_hash
      on conflict (organization_id, source, source_id) do update
      set content_hash = excluded.content_hash, %5$s
      returning t.source_id)
    select w.source_id, b.source_id is not null as existed
    from written w left join before b using (source_id)\
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
