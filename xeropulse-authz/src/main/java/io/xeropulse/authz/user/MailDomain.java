package io.xeropulse.authz.user;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ASCII form of a mail domain. Java's own follows IDNA 2003, for which {@code ß} is {@code ss}
 * and {@code ς} is {@code σ}: other domains, often with other owners. Since IDNA 2008 they are
 * letters of their own (UTS 46, non-transitional), so labels with them are written by us.
 * Thread-safe.
 */
final class MailDomain {
  private static final String OWN_LETTERS = "ßς";
  private static final Pattern ASCII =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9][a-z0-9-]{0,61}[a-z0-9]");

  /** IDNA 2003 drops joiners, and what is left is somebody else's; few scripts write with them. */
  private static final Pattern JOINER = Pattern.compile("[\\u200c\\u200d]");

  private static final Pattern DOT = Pattern.compile("[.\\u3002\\uff0e\\uff61]");

  private MailDomain() {}

  /** The domain in ASCII and lower case, or empty when it is none. */
  static Optional<String> ascii(String domain) {
    if (JOINER.matcher(domain).find()) {
      return Optional.empty();
    }
    try {
      String host =
          Stream.of(DOT.split(domain, -1)).map(MailDomain::label).collect(Collectors.joining("."));
      return ASCII.matcher(host).matches() ? Optional.of(host) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Java's form is made for every label, since it refuses what no label may hold. */
  private static String label(String label) {
    String ascii = label.isEmpty() ? "" : IDN.toASCII(label, IDN.USE_STD3_ASCII_RULES);
    if (label.chars().noneMatch(c -> OWN_LETTERS.indexOf(c) >= 0)) {
      return ascii.toLowerCase(Locale.ROOT);
    }
    return "xn--" + Punycode.encode(Normalizer.normalize(lower(label), Normalizer.Form.NFKC));
  }

  /** Letter by letter: as a whole, Java would end a word in capitals with {@code ς} itself. */
  private static String lower(String label) {
    return label
        .codePoints()
        .map(Character::toLowerCase)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
