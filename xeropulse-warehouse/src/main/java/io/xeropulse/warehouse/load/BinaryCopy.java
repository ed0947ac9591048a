package io.xeropulse.warehouse.load;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.util.ByteConverter;

/**
 * A COPY in PostgreSQL's binary format, row by row, value by value [1]. Not thread-safe.
 *
 * <p>[1] <a href="https://www.postgresql.org/docs/17/sql-copy.html">PostgreSQL, COPY, Binary
 * Format</a>
 */
final class BinaryCopy implements AutoCloseable {
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
  };
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int NULL = -1;
  private static final short END = -1;
  private static final LocalDate EPOCH_DAY = LocalDate.of(2000, 1, 1);
  private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

  private final CopyIn copy;
  private ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);

  BinaryCopy(Connection connection, String table) throws SQLException {
    copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy " + table + " from stdin (format binary)");
    buffer.put(SIGNATURE).putInt(0).putInt(0);
  }

  void row(int values) throws SQLException {
    room(Short.BYTES).putShort((short) values);
  }

  void text(String value) throws SQLException {
    bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  void uuid(UUID value) throws SQLException {
    room(Integer.BYTES + 2 * Long.BYTES)
        .putInt(2 * Long.BYTES)
        .putLong(value.getMostSignificantBits())
        .putLong(value.getLeastSignificantBits());
  }

  void bool(boolean value) throws SQLException {
    room(Integer.BYTES + 1).putInt(1).put((byte) (value ? 1 : 0));
  }

  /** Writes a value as its column stores it. */
  void value(ColumnType type, @Nullable Object stored) throws SQLException {
    if (stored == null) {
      room(Integer.BYTES).putInt(NULL);
      return;
    }
    switch (type) {
      case TEXT -> text((String) stored);
      case BOOLEAN -> bool((Boolean) stored);
      case INTEGER -> integer((Integer) stored);
      case DATE -> integer((int) ChronoUnit.DAYS.between(EPOCH_DAY, (LocalDate) stored));
      case INSTANT ->
          room(Integer.BYTES + Long.BYTES)
              .putInt(Long.BYTES)
              .putLong(ChronoUnit.MICROS.between(EPOCH, (Instant) stored));
      case AMOUNT, RATE -> bytes(ByteConverter.numeric((BigDecimal) stored));
    }
  }

  private void integer(int value) throws SQLException {
    room(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(value);
  }

  private void bytes(byte[] value) throws SQLException {
    room(Integer.BYTES + value.length).putInt(value.length).put(value);
  }

  private ByteBuffer room(int bytes) throws SQLException {
    if (buffer.remaining() < bytes) {
      flush();
      if (buffer.capacity() < bytes) {
        buffer = ByteBuffer.allocate(bytes);
      }
    }
    return buffer;
  }

  private void flush() throws SQLException {
    copy.writeToCopy(buffer.array(), 0, buffer.position());
    buffer.clear();
  }

  /** Ends the copy; what was written is in the table. */
  void end() throws SQLException {
    room(Short.BYTES).putShort(END);
    flush();
    copy.endCopy();
  }

  /** Gives the copy up unless it has ended. */
  @Override
  public void close() throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }
}
