package io.xeropulse.authz.password;

import io.xeropulse.core.InvalidConfigurationException;

/**
 * The cost of Argon2id. Immutable.
 *
 * @param memoryKib memory in KiB, 8 to 2,097,152
 * @param iterations passes, 1 to 100
 * @param parallelism lanes, 1 to 16
 */
public record Argon2Settings(int memoryKib, int iterations, int parallelism) {

  /**
   * Checks the numbers.
   *
   * @throws InvalidConfigurationException if one is outside its range
   */
  public Argon2Settings {
    if (memoryKib < 8 * parallelism
        || memoryKib > 2_097_152
        || iterations < 1
        || iterations > 100
        || parallelism < 1
        || parallelism > 16) {
      throw new InvalidConfigurationException("The Argon2id settings are out of range");
    }
  }

  /**
   * What OWASP's password storage page asks for: 19 MiB, 2 passes, 1 lane.
   *
   * @return settings
   */
  public static Argon2Settings owasp() {
    return new Argon2Settings(19_456, 2, 1);
  }
}
