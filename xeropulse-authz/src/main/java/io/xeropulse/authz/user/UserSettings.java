package io.xeropulse.authz.user;

import io.xeropulse.core.InvalidConfigurationException;
import java.time.Duration;

/**
 * How people are invited. Immutable.
 *
 * @param invitationLifetime how long an invitation can be used, 5 minutes to 3 days
 * @param temporaryPasswords whether to mail a temporary password instead of an invitation, as older
 *     systems did; it must be changed at the first login, and whoever keeps identities elsewhere
 *     cannot have it
 * @param welcome what the host adds to the mail
 */
public record UserSettings(
    Duration invitationLifetime, boolean temporaryPasswords, Welcome welcome) {

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
   * Invitations that live 24 hours, no temporary passwords, the standard welcome.
   *
   * @return settings
   */
  public static UserSettings standard() {
    return new UserSettings(Duration.ofDays(1), false, Welcome.standard());
  }

  /** These settings, unless such an identity provider makes nonsense of them. */
  UserSettings suiting(IdentityProvider identities) {
    if (temporaryPasswords && identities.external()) {
      throw new InvalidConfigurationException(
          "Temporary passwords are of no use where another provider keeps identities: turn"
              + " temporaryPasswords off, or use IdentityProvider.builtIn()");
    }
    return this;
  }

  /**
   * The same with another welcome.
   *
   * @param other what the host adds to the mail
   * @return settings
   */
  public UserSettings withWelcome(Welcome other) {
    return new UserSettings(invitationLifetime, temporaryPasswords, other);
  }
}
