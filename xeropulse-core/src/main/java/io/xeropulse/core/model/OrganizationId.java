package io.xeropulse.core.model;

import java.util.UUID;

/**
 * The tenant: one practice or company. It is in every key, lock, log line and query. Immutable.
 *
 * @param value the identifier, chosen by the host
 */
public record OrganizationId(UUID value) {

  /**
   * Reads an identifier.
   *
   * @param text a UUID in its usual form
   * @return the identifier
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static OrganizationId of(String text) {
    return new OrganizationId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
