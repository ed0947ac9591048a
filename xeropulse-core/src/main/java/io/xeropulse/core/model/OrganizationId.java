package io.xeropulse.core.model;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The tenant: one practice or company. It is in every key, lock, log line and query. Immutable.
 *
 * @param value the identifier, chosen by the host
 */
public record OrganizationId(UUID value) {
  private static final Pattern USUAL_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

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
   * @param text a UUID in its usual form of 36 characters, in letters of any case
   * @return the identifier
   * @throws IllegalArgumentException if the text is null, blank or of any other form
   */
  public static OrganizationId of(String text) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException("The organization is missing: give its identifier");
    }
    // Alone, UUID.fromString takes 1-1-1-1-1 too, and cuts what is too long.
    if (!USUAL_FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "An organization's identifier is a UUID of 36 characters, 8-4-4-4-12 hexadecimal digits");
    }
    return new OrganizationId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
