package io.xeropulse.authz.user;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail address and the key under which it is unique. Its text form hides it, so that it does
 * not reach logs. Immutable.
 */
public final class EmailAddress {
  private static final int MAX_LENGTH = 254;
  private static final int LONGEST_TYPED = 4 * MAX_LENGTH;
  private static final int MAX_LOCAL = 64;
  private static final Pattern LOCAL =
      Pattern.compile(
          "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");
  private final String address;
  private final String key;

  private EmailAddress(String address, String key) {
    this.address = address;
    this.key = key;
  }

  /**
   * Reads an address as typed: space around it is dropped, letters are composed (NFC), the domain
   * becomes ASCII (IDNA 2008). What follows a '+' is kept: it is another mailbox to some.
   *
   * @param typed what was typed
   * @return the address, or empty when it is none, has control characters, or mixes alphabets
   *     within one part, as look-alikes do
   */
  public static Optional<EmailAddress> parse(@Nullable String typed) {
    if (typed == null || typed.length() > LONGEST_TYPED) {
      return Optional.empty(); // before normalizing, which takes the square of its length
    }
    String text = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
    int at = text.indexOf('@');
    if (at < 1 || at != text.lastIndexOf('@') || text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String local = text.substring(0, at);
    String domain = text.substring(at + 1);
    if (local.length() > MAX_LOCAL || !LOCAL.matcher(local).matches() || mixed(local)) {
      return Optional.empty();
    }
    if (Stream.of(domain.split("\\.", -1)).anyMatch(EmailAddress::mixed)) {
      return Optional.empty();
    }
    return MailDomain.ascii(domain)
        .map(host -> new EmailAddress(local + "@" + host, fold(local) + "@" + host));
  }

  /**
   * Reads an address that was stored.
   *
   * @param stored what {@link #address} gave
   * @return the address
   * @throws IllegalArgumentException if it is none
   */
  public static EmailAddress of(String stored) {
    return parse(stored).orElseThrow(() -> new IllegalArgumentException("Not an e-mail address"));
  }

  /** Both ways, since some letters have two lower-case forms. */
  private static String fold(String text) {
    return Normalizer.normalize(
        text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }

  private static boolean mixed(String part) {
    return part.codePoints()
            .filter(Character::isLetter)
            .mapToObj(Character.UnicodeScript::of)
            .filter(script -> script != Character.UnicodeScript.COMMON)
            .distinct()
            .count()
        > 1;
  }

  /**
   * The address to write to.
   *
   * @return personal data: never log it
   */
  public String address() {
    return address;
  }

  /**
   * The form in which addresses are compared.
   *
   * @return personal data: never log it
   */
  public String key() {
    return key;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EmailAddress that && key.equals(that.key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  @Override
  public String toString() {
    return "EmailAddress[hidden]";
  }
}
