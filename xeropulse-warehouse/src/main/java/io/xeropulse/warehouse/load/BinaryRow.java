package io.xeropulse.warehouse.load;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ByteConverter;

/**
 * Values one after another in PostgreSQL's binary format, each behind its length [1]. Not
 * thread-safe.
 *
 * <p>[1] <a href="https://www.postgresql.org/docs/17/sql-copy.html">PostgreSQL, COPY, Binary
 * Format</a>
 */
final class BinaryRow {
  private static final int FIRST_CAPACITY = 512;
  private static final int NULL = -1;
  private static final long EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();
  private static final long EPOCH_SECOND = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
  private static final int MICROS = 1_000_000;

  /** A numeric's digits are worth 10,000 each: four decimal ones. */
  private static final int DIGIT = 10_000;

  /** So many decimal digits, and two to fill up the last group, fit a long. */
  private static final int LONG_PRECISION = 16;

  private static final int[] TO_WHOLE_GROUPS = {1, 1_000, 100, 10};
  private static final short NEGATIVE = 0x4000;

  private ByteBuffer buffer = ByteBuffer.allocate(FIRST_CAPACITY);

  /** What was written so far. */
  byte[] bytes() {
    byte[] bytes = new byte[buffer.position()];
    buffer.get(0, bytes);
    return bytes;
  }

  /** A count without a length, such as that of a row's values. */
  BinaryRow count(int count) {
    room(Short.BYTES).putShort((short) count);
    return this;
  }

  BinaryRow text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    room(Integer.BYTES + utf8.length).putInt(utf8.length).put(utf8);
    return this;
  }

  BinaryRow uuid(UUID value) {
    room(Integer.BYTES + 2 * Long.BYTES)
        .putInt(2 * Long.BYTES)
        .putLong(value.getMostSignificantBits())
        .putLong(value.getLeastSignificantBits());
    return this;
  }

  BinaryRow bool(boolean value) {
    room(Integer.BYTES + 1).putInt(1).put((byte) (value ? 1 : 0));
    return this;
  }

  /** A value as its column stores it. */
  void value(ColumnType type, @Nullable Object stored) {
    if (stored == null) {
      room(Integer.BYTES).putInt(NULL);
      return;
    }
    switch (type) {
      case TEXT -> text((String) stored);
      case BOOLEAN -> bool((Boolean) stored);
      case INTEGER -> integer((Integer) stored);
      case DATE -> integer((int) (((LocalDate) stored).toEpochDay() - EPOCH_DAY));
      case INSTANT -> instant((Instant) stored);
      case AMOUNT, RATE -> number((BigDecimal) stored);
    }
  }

  private void integer(int value) {
    room(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(value);
  }

  private void instant(Instant value) {
    long micros =
        Math.addExact(
            Math.multiplyExact(value.getEpochSecond() - EPOCH_SECOND, MICROS),
            value.getNano() / 1_000);
    room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(micros);
  }

  private void number(BigDecimal value) {
    if (value.precision() > LONG_PRECISION) {
      byte[] bytes = ByteConverter.numeric(value);
      room(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes);
      return;
    }
    int scale = value.scale();
    long whole = Math.abs(value.unscaledValue().longValue()) * TO_WHOLE_GROUPS[scale % 4];
    int digits = 0;
    for (long rest = whole; rest > 0; rest /= DIGIT) {
      digits++;
    }
    int length = (4 + digits) * Short.BYTES;
    room(Integer.BYTES + length)
        .putInt(length)
        .putShort((short) digits)
        .putShort((short) (digits - (scale + 3) / 4 - 1))
        .putShort(value.signum() < 0 ? NEGATIVE : 0)
        .putShort((short) scale);
    int start = buffer.position();
    for (int i = digits - 1; i >= 0; i--) {
      buffer.putShort(start + i * Short.BYTES, (short) (whole % DIGIT));
      whole /= DIGIT;
    }
    buffer.position(start + digits * Short.BYTES);
  }

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      buffer =
          ByteBuffer.allocate(Math.max(2 * buffer.capacity(), buffer.position() + bytes))
              .put(buffer.flip());
    }
    return buffer;
  }
}
