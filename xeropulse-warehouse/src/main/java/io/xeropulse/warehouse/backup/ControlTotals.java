package io.xeropulse.warehouse.backup;

import io.xeropulse.warehouse.access.SchemaName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Adds every table of the schema up, in one pass over each. Whoever owns the schema chooses the
 * names in it and may put functions, operators and casts beside them; none of these is run, since
 * whoever takes a backup may more.
 */
final class ControlTotals {
  private record Table(long oid, String name) {}

  private ControlTotals() {}

  /** Takes a transaction of {@link Backups#inDatabase}, in which names mean PostgreSQL's own. */
  static Map<String, TableTotals> of(Handle handle, SchemaName schema) {
    // The text of a row must not depend on who asks.
    handle.execute("set local timezone = 'UTC'");
    handle.execute("set local datestyle = 'ISO, YMD'");
    handle.execute("set local intervalstyle = 'postgres'");
    handle.execute("set local extra_float_digits = 1");
    handle.execute("set local bytea_output = 'hex'");
    handle.execute("set local row_security = off");
    Map<String, TableTotals> totals = new TreeMap<>();
    for (Table table : tables(handle, schema)) {
      totals.put(table.name(), of(handle, schema, table));
    }
    return totals;
  }

  private static List<Table> tables(Handle handle, SchemaName schema) {
    return handle
        .createQuery(
            """
            select c.oid, c.relname from pg_catalog.pg_class c
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where n.nspname = :schema and c.relkind in ('r', 'p') and not c.relispartition
            order by c.relname
            """)
        .bind("schema", schema.value())
        .map((row, context) -> new Table(row.getLong("oid"), row.getString("relname")))
        .list();
  }

  private static TableTotals of(Handle handle, SchemaName schema, Table table) {
    String amounts =
        handle
            .createQuery(
                """
                select attname from pg_catalog.pg_attribute
                where attrelid = cast(:table as pg_catalog.oid) and attnum > 0 and not attisdropped
                  and atttypid = cast('pg_catalog.numeric' as pg_catalog.regtype)
                order by attnum
                """)
            .bind("table", table.oid())
            .mapTo(String.class)
            .stream()
            .map(column -> "coalesce(t." + ScratchDatabase.quoted(column) + ", 0)")
            .collect(Collectors.joining(" operator(pg_catalog.+) "));
    String sql =
        """
        select pg_catalog.count(*), coalesce(pg_catalog.sum(%s), 0),
          coalesce(pg_catalog.sum(cast(pg_catalog.hashtextextended(
            pg_catalog.textin(pg_catalog.record_out(t.*)), 0) as pg_catalog.numeric)), 0)
        from %s.%s t
        """
            .formatted(
                amounts.isEmpty() ? "cast(0 as pg_catalog.numeric)" : amounts,
                schema.quoted(),
                ScratchDatabase.quoted(table.name()));
    // No library reads this text on its way: in a name, nothing has a meaning.
    try (Statement statement = handle.getConnection().createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet row = statement.executeQuery(sql)) {
        row.next();
        return new TableTotals(row.getLong(1), row.getBigDecimal(2), row.getBigDecimal(3));
      }
    } catch (SQLException e) {
      throw Backups.unreadable(table.name(), e);
    }
  }
}
