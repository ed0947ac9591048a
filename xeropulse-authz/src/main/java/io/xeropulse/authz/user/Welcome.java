package io.xeropulse.authz.user;

import java.net.URI;
import java.util.Optional;

/**
 * What the host adds to the mail that invites a person. Immutable, hence thread-safe.
 *
 * @param subject the mail's subject
 * @param loginUrl the page where people log in, or empty if the template knows it
 * @param supportEmail whom people ask who cannot, or empty if the template knows it
 */
public record Welcome(String subject, Optional<URI> loginUrl, Optional<EmailAddress> supportEmail) {

  /**
   * "Welcome to XeroPulse - Your Account is Ready", and no addresses.
   *
   * @return the defaults
   */
  public static Welcome standard() {
    return new Welcome(
        "Welcome to XeroPulse - Your Account is Ready", Optional.empty(), Optional.empty());
  }
}
