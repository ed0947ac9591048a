package io.xeropulse.authz.scope;

/**
 * A role's name; which roles exist and what they may do is the policy's to say. Immutable.
 *
 * @param name lower-case letters and digits, starting with a letter, joined by '-', '_' or '.', at
 *     most 64 characters
 */
public record Role(String name) {

  /**
   * Checks the spelling; nothing is trimmed or converted.
   *
   * @throws IllegalArgumentException if the name is spelled otherwise
   */
  public Role {
    Spelling.slug(name, "role");
  }

  @Override
  public String toString() {
    return name;
  }
}
