package io.xeropulse.sandbox.xero;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a filter, read from left to right; not thread-safe. */
final class Tokens {

  private static final Pattern TOKEN =
      Pattern.compile(
          "\"(?:[^\"\\\\]|\\\\.|\"\")*\""
              + "|==|!=|<>|>=|<=|&&|\\|\\||[=><!(),.\\-]"
              + "|\\d+(?:\\.\\d+)?[mMdDfFlL]?"
              + "|[A-Za-z_][A-Za-z0-9_]*");

  private final List<String> tokens = new ArrayList<>();
  private int next;

  Tokens(String text) {
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
        continue;
      }
      if (!matcher.region(at, text.length()).lookingAt()) {
        throw InvalidQueryException.unreadable(
            text.charAt(at) == '"'
                ? "Unterminated string literal"
                : "Syntax error '" + text.charAt(at) + "'");
      }
      tokens.add(matcher.group());
      at = matcher.end();
    }
  }

  boolean atEnd() {
    return next >= tokens.size();
  }

  /** The next word, which is then read; nothing at the end. */
  String take() {
    return atEnd() ? "" : tokens.get(next++);
  }

  /** Whether the next word, not yet read, is another's beginning. */
  boolean accept(String... words) {
    for (String word : words) {
      if (!atEnd() && tokens.get(next).equalsIgnoreCase(word)) {
        next++;
        return true;
      }
    }
    return false;
  }

  void require(String word, String message) {
    if (!accept(word)) {
      throw InvalidQueryException.unreadable(message);
    }
  }
}
