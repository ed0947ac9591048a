package io.xeropulse.authz.scope;

/** Checks the spelling of names that policies, tokens and log lines share. */
final class Spelling {
  private static final int MAX_LENGTH = 64;

  private Spelling() {}

  /** Lower-case letters and digits in parts joined by single '-', '_' or '.', a letter first. */
  static String slug(String text, String what) {
    if (text == null || text.isEmpty() || text.length() > MAX_LENGTH || !isLetter(text.charAt(0))) {
      throw refused(what);
    }
    boolean joined = false;
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean joint = c == '-' || c == '_' || c == '.';
      if (!(isLetter(c) || isDigit(c) || (joint && !joined))) {
        throw refused(what);
      }
      joined = joint;
    }
    if (joined) {
      throw refused(what);
    }
    return text;
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The text is not repeated: it may come from a browser. */
  private static IllegalArgumentException refused(String what) {
    return new IllegalArgumentException(
        "A "
            + what
            + " is 1 to "
            + MAX_LENGTH
            + " lower-case letters and digits, starting with a letter,"
            + " its parts joined by single '-', '_' or '.'");
  }

  /** Not blank and without control characters, so that it can stand in SQL, URLs and logs. */
  static String visible(String text, String what) {
    if (text == null || text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("A " + what + " is blank or has control characters");
    }
    return text;
  }
}
