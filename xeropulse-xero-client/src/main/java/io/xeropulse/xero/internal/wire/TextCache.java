package io.xeropulse.xero.internal.wire;

/**
 * Gives the same string for the same short text where it can: statuses, codes and dates repeat all
 * over a page. A text that is pushed out is only made again. Not thread-safe.
 */
final class TextCache {
  private static final int SLOTS = 2_048;
  private static final int LONGEST = 32;

  private final String[] texts = new String[SLOTS];

  String text(char[] buffer, int offset, int length) {
    if (length == 0) {
      return "";
    }
    if (length > LONGEST) {
      return new String(buffer, offset, length);
    }
    int hash = 0;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + buffer[i];
    }
    int slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    String known = texts[slot];
    if (known != null && same(known, buffer, offset, length)) {
      return known;
    }
    String made = new String(buffer, offset, length);
    texts[slot] = made;
    return made;
  }

  private static boolean same(String known, char[] buffer, int offset, int length) {
    if (known.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (known.charAt(i) != buffer[offset + i]) {
        return false;
      }
    }
    return true;
  }
}
