package io.xeropulse.core.model;

import java.util.UUID;

/**
 * The tenant: one practice or company. It is in every key, lock, log line and query. Immutable.
 *
 * @param value the identifier, chosen by the host
 */
public record OrganizationId(UUID value) {

  /**
   * Checks that it says something.
   *
   * @throws IllegalArgumentException if the value is null
   */
  public OrganizationId {
    if (value == null) {
      throw new IllegalArgumentException("The organization is missing: give its identifier");
    }
  }

  /**
   * Reads an identifier.
   *
   * @param text a UUID in its usual form
   * @return the identifier
   * @throws IllegalArgumentException if the text is null, blank or not a UUID
   */
  public static OrganizationId of(String text) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException("The organization is missing: give its identifier");
    }
    return new OrganizationId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
