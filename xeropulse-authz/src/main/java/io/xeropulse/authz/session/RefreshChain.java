package io.xeropulse.authz.session;

import io.xeropulse.authz.internal.OpaqueTokens;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Refresh tokens in a row: each has exactly one successor, computed from the token itself and a
 * random salt. So a client that asks twice gets the same one, and who only reads the database,
 * where the salt but not the token stands, gets none. Thread-safe.
 */
final class RefreshChain {
  private static final int SALT_BYTES = 32;

  private final SecureRandom random;

  RefreshChain(SecureRandom random) {
    this.random = random;
  }

  RefreshToken stored(String token, UUID session) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return new RefreshToken(
        OpaqueTokens.hash(token), session, HexFormat.of().formatHex(salt), Optional.empty());
  }

  String successor(String token, RefreshToken stored) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] next = mac.doFinal(HexFormat.of().parseHex(stored.salt()));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(next);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java lacks HMAC-SHA256", e);
    }
  }
}
