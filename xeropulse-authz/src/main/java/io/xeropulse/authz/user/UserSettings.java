package io.xeropulse.authz.user;

import io.xeropulse.core.InvalidConfigurationException;
import java.time.Duration;

/**
 * How people are invited. Immutable.
 *
 * @param invitationLifetime how long an invitation can be used, 5 minutes to 3 days
 * @param temporaryPasswords whether to mail a temporary password instead of an invitation, as older
 *     systems did; it must be changed at the first login
 */
public record UserSettings(Duration invitationLifetime, boolean temporaryPasswords) {

  /**
   * Checks the lifetime.
   *
   * @throws InvalidConfigurationException if it is outside its range
   */
  public UserSettings {
    if (invitationLifetime.compareTo(Duration.ofMinutes(5)) < 0
        || invitationLifetime.compareTo(Duration.ofDays(3)) > 0) {
      throw new InvalidConfigurationException("An invitation lives 5 minutes to 3 days");
    }
  }

  /**
   * Invitations that live 24 hours, no temporary passwords.
   *
   * @return settings
   */
  public static UserSettings standard() {
    return new UserSettings(Duration.ofDays(1), false);
  }
}
