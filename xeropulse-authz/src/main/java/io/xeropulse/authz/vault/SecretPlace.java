package io.xeropulse.authz.vault;

import io.xeropulse.core.model.OrganizationId;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Where a secret is stored. What was sealed for one place does not open at another, so rows cannot
 * be swapped. Immutable.
 *
 * @param organization whose secret
 * @param table the table
 * @param column the column
 * @param row the row's key
 */
public record SecretPlace(OrganizationId organization, String table, String column, String row) {

  /** Each part with its length before it, so that no two places share their bytes. */
  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (String part : new String[] {organization.toString(), table, column, row}) {
        byte[] text = part.getBytes(StandardCharsets.UTF_8);
        out.writeInt(text.length);
        out.write(text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
