package io.xeropulse.authz.password;

import io.xeropulse.core.InvalidConfigurationException;
import java.time.Duration;

/**
 * How much hashing happens at once: memory is at most {@code concurrent} times the memory of one
 * hash, whatever is asked of us. Immutable.
 *
 * @param concurrent hashes at once, at least 1
 * @param waiting strangers' requests that may wait for one, at least 0, and as many of known
 *     sources, which go first; more are turned away at once
 * @param patience how long one waits at most
 * @param perSource requests of one source that are hashed or wait, at least 1; more are turned away
 *     at once, so that one source cannot keep the others out
 */
public record HashingLimits(int concurrent, int waiting, Duration patience, int perSource) {
  private static final int SHARE = 8;

  /**
   * Checks the numbers.
   *
   * @throws InvalidConfigurationException if one is below its least value
   */
  public HashingLimits {
    if (concurrent < 1 || waiting < 0 || patience.isNegative() || perSource < 1) {
      throw new InvalidConfigurationException(
          "Hashing needs at least 1 at once, 0 waiting, a patience that is not negative, and 1 of"
              + " one source");
    }
  }

  /**
   * Limits of which one source takes at most an eighth.
   *
   * @param concurrent hashes at once, at least 1
   * @param waiting requests that may wait for one, at least 0
   * @param patience how long one waits at most
   */
  public HashingLimits(int concurrent, int waiting, Duration patience) {
    this(concurrent, waiting, patience, Math.max(1, waiting / SHARE));
  }

  /**
   * Two at once (some 38 MiB), 64 waiting for at most 5 seconds, 8 of one source.
   *
   * @return limits
   */
  public static HashingLimits standard() {
    return new HashingLimits(2, 64, Duration.ofSeconds(5));
  }
}
