package io.xeropulse.authz.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/** Random texts that are secrets or ids, and the form in which secrets are stored. Thread-safe. */
public final class OpaqueTokens {
  private static final int SECRET_BYTES = 32;

  private OpaqueTokens() {}

  /**
   * Makes a secret of 256 random bits.
   *
   * @param random the source
   * @return 43 characters of base64url
   */
  public static String secret(SecureRandom random) {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * The stored form of a secret that is random itself, so that neither salt nor cost is needed.
   *
   * @param secret the secret
   * @return SHA-256 in hexadecimal
   */
  public static String hash(String secret) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java lacks SHA-256", e);
    }
  }

  /**
   * Makes an id.
   *
   * @param random the source
   * @return a UUID of version 4
   */
  public static UUID id(SecureRandom random) {
    long high = (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
    long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
