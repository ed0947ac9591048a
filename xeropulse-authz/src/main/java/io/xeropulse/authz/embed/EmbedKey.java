package io.xeropulse.authz.embed;

import io.jsonwebtoken.security.Keys;
import io.xeropulse.core.InvalidConfigurationException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;

/**
 * Metabase's embedding secret, good for signing embed tokens and nothing else. Immutable, hence
 * thread-safe.
 *
 * <p>Metabase has one, without a key id, so that changing it has no overlap: regenerate it in
 * Metabase, give it to the host, start the host's signers anew. Dashboards that are open keep their
 * rows until they reload; every token signed before is refused.
 */
public final class EmbedKey {
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  private final SecretKey key;

  private EmbedKey(SecretKey key) {
    this.key = key;
  }

  /**
   * Reads the secret as Metabase shows it. The key's bytes are the 64 characters themselves, not
   * the 32 bytes they would decode to: so does Metabase.
   *
   * @param text 64 lower-case hexadecimal digits; space around them, as pasting leaves it, is
   *     dropped
   * @return the key
   * @throws InvalidConfigurationException if the text is anything else
   */
  public static EmbedKey ofHex(String text) {
    String hex = text.strip();
    if (!HEX.matcher(hex).matches()) {
      throw new InvalidConfigurationException(
          "The Metabase embedding secret must be 64 lower-case hexadecimal digits, but has "
              + hex.length()
              + " characters: copy it from Metabase's embedding settings");
    }
    return new EmbedKey(Keys.hmacShaKeyFor(hex.getBytes(StandardCharsets.US_ASCII)));
  }

  SecretKey key() {
    return key;
  }

  @Override
  public String toString() {
    return "EmbedKey[hidden]";
  }
}
