package io.xeropulse.warehouse.load;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The statements that write facts. Only rows whose hash has changed may reach an upsert: {@code ON
 * CONFLICT} locks, and so writes, every row it meets. All of them take the organization from the
 * transaction's setting, and so fail outside of it.
 */
final class UpsertSql {
  static final String ORGANIZATION = "(select current_setting('xeropulse.organization_id')::uuid)";

  private UpsertSql() {}

  /**
   * Writes what is new or changed of a page and removes the children of what is changed; yields how
   * many rows were written and how many of them were known. Parameters: ids, hashes, an array a
   * column, then the source twice and once more a child table.
   */
  static String page(FactTable<?> table) {
    return """
    with page as materialized (
      select * from unnest(?::text[], ?::uuid[], %3$s) as i (source_id, content_hash, %2$s)),
    known as materialized (
      %5$s),
    changed as materialized (
      select i.*, k.source_id is not null as is_known
      from page i left join known k on k.source_id = i.source_id
      where k.content_hash is distinct from i.content_hash),
    written as (
      insert into %1$s (organization_id, source, source_id, content_hash, %2$s)
      select %4$s, ?, source_id, content_hash, %2$s from changed
      %6$s
      returning 1)
    select (select count(*) from written), (select count(*) from changed where is_known)%7$s\
    """
        .formatted(
            table.name(),
            names(table.columns()),
            arrays(table.columns()),
            ORGANIZATION,
            known(table, "page i"),
            orUpdate(table),
            forgetPartsOfChanged(table));
  }

  private static String forgetPartsOfChanged(FactTable<?> table) {
    return table.children().stream()
        .map(
            child ->
                ",\n  ("
                    + forget(child, "array(select source_id from changed where is_known)")
                    + ")")
        .collect(Collectors.joining());
  }

  /** Parameters: ids, source. */
  static String hashes(FactTable<?> table) {
    return """
    select source_id, content_hash from %s
    where source_id = any (?) and organization_id = %s and source = ?\
    """
        .formatted(table.name(), ORGANIZATION);
  }

  /**
   * Finds rows by the next id in the key's order, which only the key's index has: any other
   * condition can be checked row by row, and is while statistics say that an organization has few.
   */
  private static String known(FactTable<?> table, String ids) {
    return """
    select k.source_id, k.content_hash
    from %s cross join lateral (
      select source_id, content_hash from %s
      where organization_id = %s and source = ? and source_id >= i.source_id
      order by source_id limit 1) k
    where k.source_id = i.source_id\
    """
        .formatted(ids, table.name(), ORGANIZATION);
  }

  /**
   * Writes the staged rows that are new. No other writer can be here while the organization's turn
   * is held, so what is new stays new and needs no {@code ON CONFLICT}. Parameter: source.
   */
  static String insertStaged(FactTable<?> table, String stage) {
    return staged(table, stage) + " where not is_known";
  }

  /** Writes the staged rows that are known. Parameter: source. */
  static String updateStaged(FactTable<?> table, String stage) {
    return staged(table, stage) + " where is_known\n" + orUpdate(table);
  }

  private static String staged(FactTable<?> table, String stage) {
    return """
    insert into %1$s (organization_id, source, source_id, content_hash, %2$s)
    select %3$s, ?, source_id, content_hash, %2$s from %4$s\
    """
        .formatted(table.name(), names(table.columns()), ORGANIZATION, stage);
  }

  private static String orUpdate(FactTable<?> table) {
    String columns =
        table.columns().stream()
            .map(column -> "%1$s = excluded.%1$s".formatted(column.name()))
            .collect(Collectors.joining(", "));
    return """
    on conflict (organization_id, source, source_id) do update
    set content_hash = excluded.content_hash, %s\
    """
        .formatted(columns);
  }

  /** Removes the children of records. Parameters: source, parent ids. */
  static String forgetChildren(ChildTable<?, ?> child) {
    return forget(child, "?");
  }

  private static String forget(ChildTable<?, ?> child, String parents) {
    return "select forget_%s(?, %s)".formatted(child.name(), parents);
  }

  /**
   * Writes children that are not there; those of a parent that is unchanged are. Parameters:
   * source, parent ids, line numbers, then an array a column.
   */
  static String insertChildren(ChildTable<?, ?> child) {
    return """
    insert into %s (organization_id, source, parent_id, line_no, %s)
    select %s, ?, i.* from unnest(?::text[], ?::integer[], %s) as i
    on conflict do nothing\
    """
        .formatted(child.name(), names(child.columns()), ORGANIZATION, arrays(child.columns()));
  }

  /** Writes the staged children of records that are new or whose children were removed. */
  static String insertStagedChildren(ChildTable<?, ?> child, String stage) {
    return """
    insert into %1$s (organization_id, source, parent_id, line_no, %2$s)
    select %3$s, ?, parent_id, line_no, %2$s from %4$s\
    """
        .formatted(child.name(), names(child.columns()), ORGANIZATION, stage);
  }

  private static String names(List<? extends Column<?>> columns) {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  private static String arrays(List<? extends Column<?>> columns) {
    return columns.stream()
        .map(column -> "?::" + column.type().sqlName() + "[]")
        .collect(Collectors.joining(", "));
  }
}
