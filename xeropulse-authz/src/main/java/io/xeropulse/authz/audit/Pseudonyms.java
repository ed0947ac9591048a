package io.xeropulse.authz.audit;

import io.xeropulse.core.InvalidConfigurationException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Stands for what must not be written down, such as the e-mail address of a failed login: the same
 * text always has the same pseudonym, which without the key leads nowhere. Thread-safe.
 */
public final class Pseudonyms {
  private static final int MIN_BYTES = 32;

  private final SecretKeySpec key;

  /**
   * Creates pseudonyms.
   *
   * @param secret at least 32 random bytes, used for nothing else
   * @throws InvalidConfigurationException if it is shorter
   */
  public Pseudonyms(byte[] secret) {
    if (secret.length < MIN_BYTES) {
      throw new InvalidConfigurationException("The pseudonym key needs at least 32 bytes");
    }
    key = new SecretKeySpec(secret, "HmacSHA256");
  }

  /**
   * The pseudonym of a text.
   *
   * @param text what must not be written down
   * @return 32 hexadecimal digits
   */
  public String of(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] full = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(full, 0, 16);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java lacks HMAC-SHA256", e);
    }
  }
}
