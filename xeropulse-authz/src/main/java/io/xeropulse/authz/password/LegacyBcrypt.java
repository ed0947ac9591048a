package io.xeropulse.authz.password;

import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/**
 * Also accepts bcrypt hashes that came from another system, as outdated, so that the next login
 * replaces them. Only a password of at most 72 bytes can match: bcrypt ignores the rest, and what
 * is ignored proves nothing. Until that login the time it takes tells such an account from others,
 * and bcrypt runs outside the bound on hashing: remove this when few are left. Thread-safe when the
 * other hasher is.
 */
public final class LegacyBcrypt implements PasswordHasher {
  private static final int MAX_BYTES = 72;
  private static final String PREFIX = "$2";

  private final PasswordHasher current;

  /**
   * Wraps a hasher.
   *
   * @param current makes new hashes and checks all that are not bcrypt's
   */
  public LegacyBcrypt(PasswordHasher current) {
    this.current = current;
  }

  @Override
  public String hash(Password password) {
    return current.hash(password);
  }

  @Override
  public String hash(Password password, PasswordSource source) {
    return current.hash(password, source);
  }

  @Override
  public Check verify(Password password, String stored) {
    return right(password, stored)
        ? Check.RIGHT_BUT_OUTDATED
        : current.verify(password, otherwise(stored));
  }

  @Override
  public Check verify(Password password, String stored, PasswordSource source) {
    return right(password, stored)
        ? Check.RIGHT_BUT_OUTDATED
        : current.verify(password, otherwise(stored), source);
  }

  private static boolean right(Password password, String stored) {
    return stored.startsWith(PREFIX)
        && password.bytes().length <= MAX_BYTES
        && matches(stored, password);
  }

  private String otherwise(String stored) {
    return stored.startsWith(PREFIX) ? current.decoy() : stored;
  }

  private static boolean matches(String stored, Password password) {
    try {
      return OpenBSDBCrypt.checkPassword(stored, password.bytes());
    } catch (RuntimeException e) {
      // Bouncy Castle reports a malformed hash by several unchecked exceptions.
      return false;
    }
  }

  @Override
  public String decoy() {
    return current.decoy();
  }
}
