package io.xeropulse.authz.password;

import io.xeropulse.core.InvalidConfigurationException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Argon2id hash with everything needed to check it, in the PHC string format.
 *
 * @param settings its cost
 * @param pepper id of its pepper, or empty
 * @param salt its salt
 * @param hash the hash
 */
@SuppressWarnings("ArrayRecordComponent")
record PhcHash(Argon2Settings settings, Optional<String> pepper, byte[] salt, byte[] hash) {
  private static final Pattern FORMAT =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})(?:,keyid=([A-Za-z0-9]{1,16}))?"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{43})");

  static Optional<PhcHash> parse(String text) {
    Matcher match = FORMAT.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new PhcHash(
              new Argon2Settings(number(match, 1), number(match, 2), number(match, 3)),
              Optional.ofNullable(match.group(4)),
              Base64.getDecoder().decode(match.group(5)),
              Base64.getDecoder().decode(match.group(6))));
    } catch (IllegalArgumentException | InvalidConfigurationException e) {
      return Optional.empty();
    }
  }

  private static int number(Matcher match, int group) {
    return Integer.parseInt(match.group(group));
  }

  String text() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m="
        + settings.memoryKib()
        + ",t="
        + settings.iterations()
        + ",p="
        + settings.parallelism()
        + pepper.map(id -> ",keyid=" + id).orElse("")
        + "$"
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(hash);
  }
}
