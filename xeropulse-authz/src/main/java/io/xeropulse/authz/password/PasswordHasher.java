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
   * Hashes a password that came from somewhere: no source keeps another from being served, and
   * known ones go first. Without such a queue it is the same as without a source.
   *
   * @param password the password
   * @param source where the password came from
   * @return the hash with its settings, to be stored
   * @throws HashingBusyException if too many wait already, or too many of this source
   */
  default String hash(Password password, PasswordSource source) {
    return hash(password);
  }

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
   * Checks a password that came from somewhere: no source keeps another from being served, and
   * known ones go first. Without such a queue it is the same as without a source.
   *
   * @param password the password
   * @param stored the stored hash
   * @param source where the password came from
   * @return the verdict; a hash that cannot be read is {@link Check#WRONG}
   * @throws HashingBusyException if too many wait already, or too many of this source
   */
  default Check verify(Password password, String stored, PasswordSource source) {
    return verify(password, stored);
  }

  /**
   * A hash with today's settings of a password that nobody knows, to check against where there is
   * no account, so that this takes as long as where there is one.
   *
   * @return a hash
   */
  String decoy();
}
