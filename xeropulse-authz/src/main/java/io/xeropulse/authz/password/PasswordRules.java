package io.xeropulse.authz.password;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Which passwords are acceptable: long ones that cannot be guessed; no composition rules, no expiry
 * (NIST SP 800-63B). Thread-safe when the blocklist is.
 */
public final class PasswordRules {
  /** Least length in characters, when the password is the only factor. */
  public static final int MIN_LENGTH = 15;

  private static final int MIN_CONTEXT = 4;

  private final PasswordBlocklist blocklist;

  /**
   * Creates rules.
   *
   * @param blocklist passwords that are easy to guess
   */
  public PasswordRules(PasswordBlocklist blocklist) {
    this.blocklist = blocklist;
  }

  /**
   * The standard rules.
   *
   * @return rules with {@link GuessablePasswords}
   */
  public static PasswordRules standard() {
    return new PasswordRules(new GuessablePasswords());
  }

  /**
   * Checks a password.
   *
   * @param password the password
   * @param context words close to the person: parts of the e-mail address, the organization's name
   * @throws WeakPasswordException if it is too short or can be guessed
   */
  public void check(Password password, Collection<String> context) {
    String text = password.text().toLowerCase(Locale.ROOT);
    if (text.codePointCount(0, text.length()) < MIN_LENGTH) {
      throw new WeakPasswordException(
          "The password needs at least " + MIN_LENGTH + " characters; a sentence is fine");
    }
    List<String> near =
        context.stream()
            .map(word -> word.toLowerCase(Locale.ROOT))
            .filter(word -> word.length() >= MIN_CONTEXT)
            .toList();
    String rest = text;
    for (String word : near) {
      rest = rest.replace(word, "");
    }
    if (blocklist.contains(text) || (!near.isEmpty() && rest.length() < MIN_LENGTH / 2)) {
      throw new WeakPasswordException("The password is easy to guess; choose another sentence");
    }
  }
}
