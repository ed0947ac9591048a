package io.xeropulse.warehouse.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;

/** A 128-bit hash of everything that is stored of a fact: SHA-256, cut to 16 bytes. */
final class ContentHash {
  private ContentHash() {}

  static UUID of(byte[] values, List<byte[]> children) {
    MessageDigest digest = sha256();
    digest.update(values);
    children.forEach(digest::update);
    ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  static UUID of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8), List.of());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
