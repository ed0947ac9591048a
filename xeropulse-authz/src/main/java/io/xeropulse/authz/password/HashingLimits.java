package io.xeropulse.authz.password;

import io.xeropulse.core.InvalidConfigurationException;
import java.time.Duration;

/**
 * How much hashing happens at once: memory is at most {@code concurrent} times the memory of one
 * hash, whatever is asked of us. Immutable.
 *
 * @param concurrent hashes at once, at least 1
 * @param waiting requests that may wait for one, at least 0; more are turned away at once
 * @param patience how long one waits at most
 */
public record HashingLimits(int concurrent, int waiting, Duration patience) {

  /**
   * Checks the numbers.
   *
   * @throws InvalidConfigurationException if one is below its least value
   */
  public HashingLimits {
    if (concurrent < 1 || waiting < 0 || patience.isNegative()) {
      throw new InvalidConfigurationException(
          "Hashing needs at least 1 at once, 0 waiting and a patience that is not negative");
    }
  }

  /**
   * Two at once (some 38 MiB), 64 waiting for at most 5 seconds.
   *
   * @return limits
   */
  public static HashingLimits standard() {
    return new HashingLimits(2, 64, Duration.ofSeconds(5));
  }
}
