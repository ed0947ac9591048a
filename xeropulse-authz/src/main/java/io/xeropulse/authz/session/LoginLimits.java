package io.xeropulse.authz.session;

import io.xeropulse.core.InvalidConfigurationException;
import java.time.Duration;

/**
 * How many failed logins are borne. Immutable.
 *
 * @param failures failures of one account from one address before it is locked there
 * @param lock how long it is locked there
 * @param perAccount failures of one account from everywhere before delays begin, which double each
 *     time up to {@code lock}; browsers that logged in before are not delayed
 * @param perAddress failures from one address before delays begin, which double likewise
 */
public record LoginLimits(int failures, Duration lock, int perAccount, int perAddress) {

  /**
   * Checks the numbers.
   *
   * @throws InvalidConfigurationException if one is not above 0
   */
  public LoginLimits {
    if (failures < 1 || perAccount < 1 || perAddress < 1 || lock.isNegative() || lock.isZero()) {
      throw new InvalidConfigurationException("Login limits must be above 0");
    }
  }

  /**
   * 5 failures lock for 15 minutes; delays after 20 for an account and 50 for an address.
   *
   * @return limits
   */
  public static LoginLimits standard() {
    return new LoginLimits(5, Duration.ofMinutes(15), 20, 50);
  }
}
