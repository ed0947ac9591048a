package io.xeropulse.warehouse.load;

import io.xeropulse.core.model.Fact;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The 128-bit hash of everything that is stored of a fact, by which a row that has not changed is
 * recognised without touching it: SHA-256 over length-prefixed values, cut to 16 bytes.
 */
final class ContentHash {
  private final MessageDigest digest;

  private ContentHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  static <F extends Fact> UUID of(FactTable<F> table, F fact) {
    ContentHash hash = new ContentHash();
    hash.add(table.columns(), fact);
    table.children().forEach(child -> hash.addChildren(child, fact));
    return hash.value();
  }

  static UUID of(String text) {
    ContentHash hash = new ContentHash();
    hash.add(text);
    return hash.value();
  }

  private <F, C> void addChildren(ChildTable<F, C> child, F fact) {
    List<C> rows = child.rows().apply(fact);
    add(rows.size());
    rows.forEach(row -> add(child.columns(), row));
  }

  private <R> void add(List<Column<R>> columns, R row) {
    columns.forEach(column -> add(column.valueOf(row)));
  }

  private void add(@Nullable Object value) {
    if (value == null) {
      digest.update(ByteBuffer.allocate(4).putInt(0, -1));
      return;
    }
    byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(4).putInt(0, bytes.length));
    digest.update(bytes);
  }

  private UUID value() {
    ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
    return new UUID(bytes.getLong(), bytes.getLong());
  }
}
