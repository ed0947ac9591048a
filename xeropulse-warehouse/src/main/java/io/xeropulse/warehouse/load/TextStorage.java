package io.xeropulse.warehouse.load;

import org.jspecify.annotations.Nullable;

/**
 * What the warehouse's text cannot hold: the character NUL, halves of surrogate pairs, texts beyond
 * any that a practice writes, and identifiers too long for an index.
 */
final class TextStorage {
  private static final int LONGEST_TEXT = 1_000_000;

  /** In any script, three of them fit an index row, which PostgreSQL keeps below 2,704 bytes. */
  private static final int LONGEST_IDENTIFIER = 200;

  private TextStorage() {}

  static @Nullable String identifierObstacle(String text) {
    return fitsAnIndex(text)
        ? obstacle(text)
        : "the identifier has more than %d characters".formatted(LONGEST_IDENTIFIER);
  }

  static boolean fitsAnIndex(String text) {
    return text.length() <= LONGEST_IDENTIFIER;
  }

  static @Nullable String obstacle(String text) {
    if (text.length() > LONGEST_TEXT) {
      return "the text has more than %d characters".formatted(LONGEST_TEXT);
    }
    return unwritable(text);
  }

  private static @Nullable String unwritable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return "the text contains the character NUL";
      }
      if (Character.isSurrogate(c)) {
        if (Character.isLowSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return "the text contains half of a surrogate pair";
        }
        i++;
      }
    }
    return null;
  }

  /** The text with everything that cannot be held made visible, for quarantine. */
  static String escaped(String text) {
    if (unwritable(text) == null) {
      return text;
    }
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              if (c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
                escaped.append(String.format("\\u%04x", c));
              } else {
                escaped.appendCodePoint(c);
              }
            });
    return escaped.toString();
  }
}
