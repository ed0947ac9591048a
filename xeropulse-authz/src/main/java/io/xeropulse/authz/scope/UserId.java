package io.xeropulse.authz.scope;

/**
 * A person's identifier, opaque to us: never an e-mail address, since it stands in logs. Immutable.
 *
 * @param value 1 to 128 ASCII letters, digits, '-', '_', '.', ':' or '|'
 */
public record UserId(String value) {
  private static final int MAX_LENGTH = 128;

  /**
   * Checks the spelling.
   *
   * @throws IllegalArgumentException if the value is spelled otherwise
   */
  public UserId {
    if (value == null
        || value.isEmpty()
        || value.length() > MAX_LENGTH
        || !value.chars().allMatch(UserId::safe)) {
      throw new IllegalArgumentException(
          "A user id is 1 to 128 ASCII letters, digits, '-', '_', '.', ':' or '|'");
    }
  }

  private static boolean safe(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-_.:|".indexOf(c) >= 0;
  }

  @Override
  public String toString() {
    return value;
  }
}
