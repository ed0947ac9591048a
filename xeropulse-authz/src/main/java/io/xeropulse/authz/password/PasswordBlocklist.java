package io.xeropulse.authz.password;

/** Passwords that are easy to guess. Implementations are thread-safe and do no network calls. */
@FunctionalInterface
public interface PasswordBlocklist {

  /**
   * Whether a password is easy to guess.
   *
   * @param password in lower case, normalized
   * @return true to refuse it
   */
  boolean contains(String password);
}
