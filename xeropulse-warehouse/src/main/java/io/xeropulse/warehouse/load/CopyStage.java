package io.xeropulse.warehouse.load;

import de.bytefish.pgbulkinsert.exceptions.BinaryWriteFailedException;
import de.bytefish.pgbulkinsert.pgsql.PgBinaryWriter;
import de.bytefish.pgbulkinsert.pgsql.handlers.BigDecimalValueHandler;
import de.bytefish.pgbulkinsert.pgsql.handlers.BooleanValueHandler;
import de.bytefish.pgbulkinsert.pgsql.handlers.IntegerValueHandler;
import de.bytefish.pgbulkinsert.pgsql.handlers.LocalDateValueHandler;
import de.bytefish.pgbulkinsert.pgsql.handlers.StringValueHandler;
import de.bytefish.pgbulkinsert.pgsql.handlers.UUIDValueHandler;
import de.bytefish.pgbulkinsert.pgsql.handlers.ZonedDateTimeValueHandler;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * Puts many facts into a temporary table by binary COPY, which PostgreSQL does not allow straight
 * into a table under row security. The table is gone when the transaction ends.
 */
final class CopyStage {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final StringValueHandler TEXT = new StringValueHandler();
  private static final BooleanValueHandler BOOLEAN = new BooleanValueHandler();
  private static final IntegerValueHandler<Integer> INTEGER = new IntegerValueHandler<>();
  private static final LocalDateValueHandler DATE = new LocalDateValueHandler();
  private static final ZonedDateTimeValueHandler INSTANT = new ZonedDateTimeValueHandler();
  private static final BigDecimalValueHandler<BigDecimal> NUMBER = new BigDecimalValueHandler<>();
  private static final UUIDValueHandler HASH = new UUIDValueHandler();

  private final Connection connection;

  CopyStage(Connection connection) {
    this.connection = connection;
  }

  /** Stages rows and returns the name of their temporary table. */
  String stage(FactTable<?> table, List<StoredRow> rows) throws SQLException {
    String name = "stage_" + table.name();
    String columns =
        table.columns().stream()
            .map(column -> column.name() + " " + column.type().sqlName())
            .collect(Collectors.joining(", "));
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create temporary table if not exists %s (source_id text, content_hash uuid, %s) on commit drop"
              .formatted(name, columns));
      statement.execute("truncate pg_temp." + name);
    }
    try (PgBinaryWriter out =
        new PgBinaryWriter(
            new PGCopyOutputStream(
                connection.unwrap(PGConnection.class),
                "copy pg_temp." + name + " from stdin (format binary)",
                BUFFER_BYTES))) {
      for (StoredRow row : rows) {
        out.startRow(row.values().length + 2);
        out.write(TEXT, row.sourceId());
        out.write(HASH, row.contentHash());
        for (int i = 0; i < row.values().length; i++) {
          write(out, table.columns().get(i).type(), row.values()[i]);
        }
      }
    } catch (BinaryWriteFailedException e) {
      throw new SQLException("The copy into " + name + " was interrupted", "08006", e);
    }
    return name;
  }

  private static void write(PgBinaryWriter out, ColumnType type, @Nullable Object stored) {
    if (stored == null) {
      out.writeNull();
      return;
    }
    switch (type) {
      case TEXT -> out.write(TEXT, (String) stored);
      case BOOLEAN -> out.write(BOOLEAN, (Boolean) stored);
      case INTEGER -> out.write(INTEGER, (Integer) stored);
      case DATE -> out.write(DATE, (LocalDate) stored);
      case INSTANT -> out.write(INSTANT, ((Instant) stored).atZone(ZoneOffset.UTC));
      case AMOUNT, RATE -> out.write(NUMBER, (BigDecimal) stored);
    }
  }
}
