package io.xeropulse.xpm.csv;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Identifiers for rows of exports that carry none: the same row has the same one each time. They
 * are told from XPM's own by a prefix, and give way to those once the API is read. Stateless.
 */
final class ExportIds {
  private static final String PREFIX = "csv:";
  private static final char SEPARATOR = '\u001F';

  private ExportIds() {}

  static String of(String kind, Object... parts) {
    StringBuilder key = new StringBuilder(kind);
    for (Object part : parts) {
      key.append(SEPARATOR).append(part);
    }
    return PREFIX + UUID.nameUUIDFromBytes(key.toString().getBytes(StandardCharsets.UTF_8));
  }
}
