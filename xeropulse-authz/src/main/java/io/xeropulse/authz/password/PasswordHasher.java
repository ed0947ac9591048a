package io.xeropulse.authz.password;

/** Hashes passwords and checks them against hashes. Implementations are thread-safe. */
public interface PasswordHasher {

  /** What a check says. */
  enum Check {
    /** It is another password. */
    WRONG,
    /** It is the password. */
    RIGHT,
    /** It is the password, but its hash should be made anew with today's settings. */
    RIGHT_BUT_OUTDATED
  }

  /**
   * Hashes a password.
   *
   * @param password the password
   * @return the hash with its settings, to be stored
   * @throws HashingBusyException if too many wait already
   */
  String hash(Password password);

  /**
   * Checks a password.
   *
   * @param password the password
   * @param stored the stored hash
   * @return the verdict; a hash that cannot be read is {@link Check#WRONG}
   * @throws HashingBusyException if too many wait already
   */
  Check verify(Password password, String stored);

  /**
   * A hash with today's settings of a password that nobody knows, to check against where there is
   * no account, so that this takes as long as where there is one.
   *
   * @return a hash
   */
  String decoy();
}
