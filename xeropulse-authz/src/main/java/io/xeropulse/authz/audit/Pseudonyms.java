package io.xeropulse.authz.audit;

import io.xeropulse.core.InvalidConfigurationException;
import java.nio.ByteBuffer;
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

  private Pseudonyms(SecretKeySpec key) {
    this.key = key;
  }

  /**
   * Pseudonyms for another purpose: what is known of these tells nothing of those. A text begins
   * with no byte 255, so no pseudonym is ever a part of the other key.
   *
   * @param purpose what for
   * @return pseudonyms under a key of their own
   */
  public Pseudonyms forPurpose(String purpose) {
    byte[] name = purpose.getBytes(StandardCharsets.UTF_8);
    byte[] input = ByteBuffer.allocate(1 + name.length).put((byte) 0xff).put(name).array();
    return new Pseudonyms(new SecretKeySpec(mac(input), "HmacSHA256"));
  }

  /**
   * The pseudonym of a text.
   *
   * @param text what must not be written down
   * @return 32 hexadecimal digits
   */
  public String of(String text) {
    return HexFormat.of().formatHex(mac(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
  }

  private byte[] mac(byte[] input) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java lacks HMAC-SHA256", e);
    }
  }
}
