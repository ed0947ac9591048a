package io.xeropulse.authz.user;

import io.xeropulse.authz.scope.UserId;

/**
 * Who keeps people's identities when it is not us. Every call may be repeated after a failure and
 * then does no more than once. Implementations are thread-safe.
 */
public interface IdentityProvider {

  /**
   * Whether identities are kept elsewhere, so that the calls below do something.
   *
   * @return false for the built-in provider
   */
  boolean external();

  /**
   * Creates a person; nothing to do when they exist already.
   *
   * @param user our id, which becomes theirs
   * @param email the address, taken as confirmed
   * @throws io.xeropulse.core.XeroPulseException if it could not be done
   */
  void create(UserId user, EmailAddress email);

  /**
   * Bars a person from logging in; nothing to do when they do not exist.
   *
   * @param user our id
   * @throws io.xeropulse.core.XeroPulseException if it could not be done
   */
  void ban(UserId user);

  /**
   * Lets a person log in again.
   *
   * @param user our id
   * @throws io.xeropulse.core.XeroPulseException if it could not be done
   */
  void unban(UserId user);

  /**
   * Removes a person; nothing to do when they do not exist.
   *
   * @param user our id
   * @throws io.xeropulse.core.XeroPulseException if it could not be done
   */
  void delete(UserId user);

  /**
   * The built-in provider: our own accounts are the identities.
   *
   * @return a provider without an outside
   */
  static IdentityProvider builtIn() {
    return new BuiltInIdentities();
  }
}
