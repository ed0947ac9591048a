package io.xeropulse.warehouse.backup;

import io.xeropulse.warehouse.access.SchemaName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Adds every table of the schema up, in one pass over each. */
final class ControlTotals {
  private ControlTotals() {}

  static Map<String, TableTotals> of(Handle handle, SchemaName schema) {
    // The text of a row must not depend on who asks.
    handle.execute("set local timezone = 'UTC'");
    handle.execute("set local datestyle = 'ISO, YMD'");
    handle.execute("set local intervalstyle = 'postgres'");
    handle.execute("set local extra_float_digits = 1");
    handle.execute("set local bytea_output = 'hex'");
    handle.execute("set local row_security = off");
    handle.execute("set local search_path = " + schema.searchPath());
    Map<String, TableTotals> totals = new TreeMap<>();
    for (String table : tables(handle, schema)) {
      totals.put(table, of(handle, table));
    }
    return totals;
  }

  private static List<String> tables(Handle handle, SchemaName schema) {
    return handle
        .createQuery(
            """
            select relname from pg_class
            where relnamespace = cast(:schema as regnamespace) and relkind in ('r', 'p') and not relispartition
            order by relname
            """)
        .bind("schema", schema.quoted())
        .mapTo(String.class)
        .list();
  }

  private static TableTotals of(Handle handle, String table) {
    String amounts =
        handle
            .createQuery(
                """
                select quote_ident(attname) from pg_attribute
                where attrelid = quote_ident(:table)::regclass and attnum > 0
                  and not attisdropped and atttypid = 'numeric'::regtype order by attnum
                """)
            .bind("table", table)
            .mapTo(String.class)
            .stream()
            .map(column -> "coalesce(" + column + ", 0)")
            .collect(Collectors.joining(" + "));
    return handle
        .createQuery(
            """
            select count(*) as row_count, coalesce(sum(%s), 0) as amounts,
              coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) as hash
            from "%s" t
            """
                .formatted(amounts.isEmpty() ? "0" : amounts, table))
        .map(
            (row, context) ->
                new TableTotals(
                    row.getLong("row_count"),
                    row.getBigDecimal("amounts"),
                    row.getBigDecimal("hash")))
        .one();
  }
}
