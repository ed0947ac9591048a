package io.xeropulse.core.model;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Makes and tells identifiers that stand in where a source gave none, as exports by people's names
 * do. The same content gives the same one each time, and a record under a stand-in gives way to the
 * one that the source itself sends. Stateless.
 */
public final class StandInId {
  private static final String PREFIX = "stand-in:";
  private static final char SEPARATOR = '\u001F';

  private StandInId() {}

  /**
   * Makes one.
   *
   * @param kind what is identified, such as {@code time}
   * @param parts what tells one record from another, in order
   * @return the identifier; the same for the same kind and parts
   */
  public static String of(String kind, Object... parts) {
    StringBuilder key = new StringBuilder(kind);
    for (Object part : parts) {
      key.append(SEPARATOR).append(part);
    }
    return PREFIX + UUID.nameUUIDFromBytes(key.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Tells whether an identifier is one.
   *
   * @param sourceId the identifier
   * @return whether it stands in for a source's own
   */
  public static boolean is(String sourceId) {
    return sourceId.startsWith(PREFIX);
  }
}
