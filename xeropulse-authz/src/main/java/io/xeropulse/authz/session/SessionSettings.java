package io.xeropulse.authz.session;

import io.xeropulse.core.InvalidConfigurationException;
import java.time.Duration;
import java.util.Optional;

/**
 * How long sessions last. Immutable.
 *
 * @param issuer who issues access tokens; verified
 * @param audience whom they are for; verified
 * @param sessionLifetime how long a session lasts at most, however busy it is
 * @param accessLifetime how long an access token lasts
 * @param refreshThreshold a client refreshes when at most so much of its access token is left
 * @param idleTimeout a session that is not refreshed for so long ends, or empty for no such limit
 * @param refreshGrace how long a used refresh token still gives its one successor, for clients that
 *     ask twice at once; at most 10 seconds
 * @param cacheTime how old the knowledge of a session may be on another node
 */
public record SessionSettings(
    String issuer,
    String audience,
    Duration sessionLifetime,
    Duration accessLifetime,
    Duration refreshThreshold,
    Optional<Duration> idleTimeout,
    Duration refreshGrace,
    Duration cacheTime) {

  /**
   * Checks the durations.
   *
   * @throws InvalidConfigurationException if they contradict one another
   */
  public SessionSettings {
    boolean ordered =
        refreshThreshold.compareTo(accessLifetime) < 0
            && accessLifetime.compareTo(sessionLifetime) <= 0
            && !refreshThreshold.isNegative()
            && idleTimeout.map(idle -> idle.compareTo(accessLifetime) >= 0).orElse(true);
    if (!ordered
        || refreshGrace.isNegative()
        || refreshGrace.compareTo(Duration.ofSeconds(10)) > 0
        || cacheTime.isNegative()
        || cacheTime.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new InvalidConfigurationException(
          "Sessions need threshold < access <= session lifetime, access <= idle time-out, a grace"
              + " of at most 10 seconds and a cache time of at most 1 minute");
    }
  }

  /**
   * 8 hours in all, access tokens of 1 hour refreshed in their last 30 minutes, no idle limit, 10
   * seconds of grace, 5 seconds of cache.
   *
   * @param issuer who issues access tokens
   * @param audience whom they are for
   * @return settings
   */
  public static SessionSettings standard(String issuer, String audience) {
    return new SessionSettings(
        issuer,
        audience,
        Duration.ofHours(8),
        Duration.ofHours(1),
        Duration.ofMinutes(30),
        Optional.empty(),
        Duration.ofSeconds(10),
        Duration.ofSeconds(5));
  }

  /**
   * The same with an idle limit.
   *
   * @param idle at least the access token's lifetime
   * @return changed settings
   */
  public SessionSettings withIdleTimeout(Duration idle) {
    return new SessionSettings(
        issuer,
        audience,
        sessionLifetime,
        accessLifetime,
        refreshThreshold,
        Optional.of(idle),
        refreshGrace,
        cacheTime);
  }
}
