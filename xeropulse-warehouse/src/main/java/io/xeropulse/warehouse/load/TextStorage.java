package io.xeropulse.warehouse.load;

import org.jspecify.annotations.Nullable;

/** What PostgreSQL's text cannot hold: the character NUL, and halves of surrogate pairs. */
final class TextStorage {
  private TextStorage() {}

  static @Nullable String obstacle(String text) {
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
    if (obstacle(text) == null) {
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
