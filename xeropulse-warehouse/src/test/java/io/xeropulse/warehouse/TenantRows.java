package io.xeropulse.warehouse;

import io.xeropulse.core.model.OrganizationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Fills every tenant table that the catalogue knows, so that no new table is forgotten. */
public final class TenantRows {

  /** What a text column holds. */
  public interface Texts {
    /** The text of a row, numbered from 1; null if the column may be. */
    @Nullable String of(String table, String column, int row);
  }

  private record ColumnInfo(String name, String type, boolean key, @Nullable String checkedWord) {}

  /** Values that checks over numbers ask for. */
  private static final Map<String, String> CHECKED =
      Map.of(
          "currency_rate", "1",
          "wash_up.amount", "1",
          "rate_card.client_id", "null",
          "refresh_minutes", "1",
          "budget_line.month", "date '2025-01-01'");

  private TenantRows() {}

  /** The tables of the schema {@code xeropulse} that have an organization. */
  public static List<String> tables(Jdbi jdbi) {
    return tables(jdbi, "xeropulse");
  }

  /** The tables of a schema that have an organization. */
  public static List<String> tables(Jdbi jdbi, String schema) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select c.relname from pg_class c
                    join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id'
                    where c.relnamespace = cast(:schema as regnamespace) and c.relkind in ('r', 'p')
                    order by 1
                    """)
                .bind("schema", schema)
                .mapTo(String.class)
                .list());
  }

  /** Puts rows of an organization into every tenant table of the schema {@code xeropulse}. */
  public static void fill(Jdbi jdbi, OrganizationId organization, int rows, Texts texts) {
    fill(jdbi, "xeropulse", organization, rows, texts);
  }

  /** Puts rows of an organization into every tenant table of a schema, as the superuser. */
  public static void fill(
      Jdbi jdbi, String schema, OrganizationId organization, int rows, Texts texts) {
    jdbi.useTransaction(
        handle -> {
          handle.execute("set local session_replication_role = replica");
          for (String table : undivided(jdbi, schema)) {
            List<ColumnInfo> columns = columns(handle, schema + "." + table);
            for (int row = 1; row <= rows; row++) {
              List<String> names = new ArrayList<>();
              List<String> values = new ArrayList<>();
              for (ColumnInfo column : columns) {
                names.add(column.name());
                values.add(value(organization, table, column, row, texts));
              }
              handle.execute(
                  "insert into %s.%s (%s) overriding system value values (%s) on conflict do nothing"
                      .formatted(
                          schema, table, String.join(", ", names), String.join(", ", values)));
            }
          }
        });
  }

  /** Rows find their partition by themselves. */
  private static List<String> undivided(Jdbi jdbi, String schema) {
    List<String> tables = new ArrayList<>(tables(jdbi, schema));
    tables.removeAll(
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select relname from pg_class
                        where relnamespace = cast(:schema as regnamespace) and relispartition
                        """)
                    .bind("schema", schema)
                    .mapTo(String.class)
                    .list()));
    return tables;
  }

  private static List<ColumnInfo> columns(Handle handle, String table) {
    return handle
        .createQuery(
            """
            select a.attname, format_type(a.atttypid, null)
              || case a.attidentity when '' then '' else ' identity' end as type, exists (
              select from pg_index i
              where i.indrelid = a.attrelid and i.indisunique and a.attnum = any (i.indkey)) as key, (
              select substring(pg_get_constraintdef(k.oid) from '''(\\w+)''::text')
              from pg_constraint k
              where k.conrelid = a.attrelid and k.contype = 'c' and k.conkey = array[a.attnum]
              limit 1) as word
            from pg_attribute a
            where a.attrelid = cast(:table as regclass) and a.attnum > 0
              and not a.attisdropped and a.attgenerated = ''
            order by a.attnum
            """)
        .bind("table", table)
        .map(
            (row, context) ->
                new ColumnInfo(
                    row.getString("attname"),
                    row.getString("type"),
                    row.getBoolean("key"),
                    row.getString("word")))
        .list();
  }

  private static String value(
      OrganizationId organization, String table, ColumnInfo column, int row, Texts texts) {
    if (column.name().equals("organization_id")) {
      return "'" + organization + "'";
    }
    String checked = CHECKED.getOrDefault(table + "." + column.name(), CHECKED.get(column.name()));
    if (checked != null) {
      return checked;
    }
    if (column.checkedWord() != null) {
      return "'" + column.checkedWord() + "'";
    }
    String text = texts.of(table, column.name(), row);
    String quoted = text == null ? "null" : "'" + text.replace("'", "''") + "'";
    return switch (column.type()) {
      case "text" -> quoted;
      case "text[]" -> "array[" + quoted + "]";
      case "jsonb" -> "jsonb_build_object('text', " + quoted + ")";
      case "bytea" -> "convert_to(" + quoted + ", 'UTF8')";
      case "uuid" -> "md5('%s %s %s')::uuid".formatted(organization, table, row);
      case "integer", "bigint", "smallint" -> column.key() ? String.valueOf(row) : "0";
      case "bigint identity" -> String.valueOf(1_000_000 + row); // out of the sequence's way
      case "numeric" -> "0";
      case "boolean" -> "false";
      case "date" -> "date '2025-01-01' + " + row;
      case "timestamp with time zone" ->
          "timestamptz '2025-01-01 00:00+00' + interval '1 day' * " + row;
      default ->
          throw new IllegalStateException(
              "No sample for %s.%s of type %s".formatted(table, column.name(), column.type()));
    };
  }
}
