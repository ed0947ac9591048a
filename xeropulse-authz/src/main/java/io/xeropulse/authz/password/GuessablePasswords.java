package io.xeropulse.authz.password;

import java.util.List;

/**
 * Refuses what people type to satisfy a length: well-known words with digits around them, runs on
 * the keyboard or in the alphabet, and few characters repeated. Thread-safe.
 */
public final class GuessablePasswords implements PasswordBlocklist {
  private static final int MIN_DISTINCT = 6;
  private static final int MIN_OWN = 6;
  private static final List<String> RUNS =
      List.of(
          "abcdefghijklmnopqrstuvwxyz",
          "zyxwvutsrqponmlkjihgfedcba",
          "01234567890123456789",
          "98765432109876543210",
          "qwertyuiop",
          "poiuytrewq",
          "asdfghjkl",
          "lkjhgfdsa",
          "zxcvbnm",
          "mnbvcxz",
          "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik");
  private static final List<String> WORDS =
      List.of(
          "administrator",
          "accountant",
          "accounting",
          "changeme",
          "computer",
          "sunshine",
          "password",
          "passwort",
          "iloveyou",
          "football",
          "baseball",
          "princess",
          "superman",
          "trustno",
          "whatever",
          "internet",
          "xeropulse",
          "practice",
          "business",
          "starwars",
          "welcome",
          "letmein",
          "monkey",
          "dragon",
          "master",
          "shadow",
          "secret",
          "summer",
          "winter",
          "spring",
          "autumn",
          "please",
          "access",
          "hello",
          "login",
          "admin",
          "guest",
          "qwerty",
          "azerty",
          "charlie",
          "michael",
          "jordan",
          "hunter",
          "xero",
          "pass",
          "word",
          "test",
          "temp",
          "user",
          "love",
          "correcthorsebatterystaple");
  private static final int RUN = 4;

  /** Creates the list. */
  public GuessablePasswords() {}

  @Override
  public boolean contains(String password) {
    String plain =
        password
            .replace('0', 'o')
            .replace('1', 'i')
            .replace('3', 'e')
            .replace('4', 'a')
            .replace('@', 'a')
            .replace('5', 's')
            .replace('$', 's');
    return password.chars().distinct().count() < MIN_DISTINCT
        || repeats(password)
        || own(password) < MIN_OWN
        || own(plain) < MIN_OWN;
  }

  private static boolean repeats(String text) {
    return (text + text).indexOf(text, 1) < text.length();
  }

  /** Letters that are left when well-known words and runs are taken out. */
  private static long own(String text) {
    String rest = text;
    for (String word : WORDS) {
      rest = rest.replace(word, " ");
    }
    StringBuilder own = new StringBuilder();
    for (int i = 0; i < rest.length(); ) {
      int run = runAt(rest, i);
      if (run == 0) {
        own.append(rest.charAt(i));
      }
      i += Math.max(run, 1);
    }
    return own.chars().filter(Character::isLetter).count();
  }

  private static int runAt(String text, int start) {
    int longest = 0;
    for (String run : RUNS) {
      int end = start + RUN;
      while (end <= text.length() && run.contains(text.substring(start, end))) {
        longest = Math.max(longest, end - start);
        end++;
      }
    }
    return longest;
  }
}
