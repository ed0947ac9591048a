package io.xeropulse.warehouse.load;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The 128-bit hash of everything that is stored of a fact: SHA-256 over length-prefixed values, cut
 * to 16 bytes.
 */
final class ContentHash {
  private static final int NULL_LENGTH = -1;

  private final MessageDigest digest;
  private final byte[] prefix = new byte[Integer.BYTES];

  private ContentHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  static UUID of(@Nullable Object[] values, List<List<@Nullable Object[]>> children) {
    ContentHash hash = new ContentHash();
    hash.add(values);
    for (List<@Nullable Object[]> rows : children) {
      hash.addLength(rows.size());
      rows.forEach(hash::add);
    }
    return hash.value();
  }

  static UUID of(String text) {
    return of(new Object[] {text}, List.of());
  }

  private void add(@Nullable Object[] values) {
    for (Object value : values) {
      if (value == null) {
        addLength(NULL_LENGTH);
      } else {
        byte[] bytes = text(value).getBytes(StandardCharsets.UTF_8);
        addLength(bytes.length);
        digest.update(bytes);
      }
    }
  }

  /** A column's numbers all have the column's scale, so their digits tell them apart. */
  private static String text(Object value) {
    return value instanceof BigDecimal number
        ? number.unscaledValue().toString()
        : value.toString();
  }

  private void addLength(int length) {
    prefix[0] = (byte) (length >>> 24);
    prefix[1] = (byte) (length >>> 16);
    prefix[2] = (byte) (length >>> 8);
    prefix[3] = (byte) length;
    digest.update(prefix);
  }

  private UUID value() {
    ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
    return new UUID(bytes.getLong(), bytes.getLong());
  }
}
