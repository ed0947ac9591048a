package io.xeropulse.warehouse.load;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** A COPY into a table in PostgreSQL's binary format, row by row. Not thread-safe. */
final class BinaryCopy implements AutoCloseable {
  private static final byte[] HEADER = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final byte[] END = {(byte) 0xff, (byte) 0xff};
  private static final int BUFFER_BYTES = 1 << 16;

  private final CopyIn copy;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int filled;

  BinaryCopy(Connection connection, String table) throws SQLException {
    copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy " + table + " from stdin (format binary)");
    write(HEADER);
  }

  /** Writes bytes of {@link BinaryRow}s; a row begins with the count of its values. */
  void write(byte[] bytes) throws SQLException {
    if (filled + bytes.length > BUFFER_BYTES) {
      flush();
    }
    if (bytes.length > BUFFER_BYTES) {
      copy.writeToCopy(bytes, 0, bytes.length);
    } else {
      System.arraycopy(bytes, 0, buffer, filled, bytes.length);
      filled += bytes.length;
    }
  }

  private void flush() throws SQLException {
    copy.writeToCopy(buffer, 0, filled);
    filled = 0;
  }

  /** Ends the copy; what was written is in the table. */
  void end() throws SQLException {
    write(END);
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
