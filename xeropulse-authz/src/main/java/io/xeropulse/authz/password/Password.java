package io.xeropulse.authz.password;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;

/**
 * A password as typed, normalized (NFKC) so that it is the same from every keyboard; never cut
 * short. Its text form hides it. Immutable.
 */
public final class Password {
  private static final int MAX_BYTES = 1_024;

  private final String text;

  private Password(String text) {
    this.text = text;
  }

  /**
   * Takes a password as typed.
   *
   * @param typed what was typed
   * @return the password, or empty when it has more than 1,024 bytes in UTF-8, which nobody types
   *     and which would only cost us work, or a character that hashing would take for another: NUL,
   *     which bcrypt repeats the password by, and half of a surrogate pair, which UTF-8 lacks
   * @throws IllegalArgumentException if it is null, as where a request lacks the field
   */
  public static Optional<Password> of(String typed) {
    if (typed == null) {
      throw new IllegalArgumentException("The password is missing: give what was typed");
    }
    if (typed.length() > MAX_BYTES || typed.codePoints().anyMatch(Password::ambiguous)) {
      return Optional.empty();
    }
    String text = Normalizer.normalize(typed, Normalizer.Form.NFKC);
    return text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES
        ? Optional.empty()
        : Optional.of(new Password(text));
  }

  private static boolean ambiguous(int character) {
    return character == 0 || Character.getType(character) == Character.SURROGATE;
  }

  String text() {
    return text;
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "Password[hidden]";
  }
}
