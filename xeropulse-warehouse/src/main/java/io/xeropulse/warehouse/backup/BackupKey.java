package io.xeropulse.warehouse.backup;

import io.xeropulse.core.InvalidConfigurationException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that seals what a dump must give back, and nothing else. It is the host's and lies
 * neither in the database nor beside the dumps: who can write to either, but lacks it, cannot make
 * another dump pass for a backup. Its text leaves it out. Immutable, hence thread-safe.
 */
public final class BackupKey {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int MIN_BYTES = 32;

  private final SecretKeySpec key;

  private BackupKey(byte[] secret) {
    this.key = new SecretKeySpec(secret, ALGORITHM);
  }

  /**
   * Takes a key.
   *
   * @param secret at least 32 random bytes
   * @return the key
   * @throws InvalidConfigurationException if it is shorter
   */
  public static BackupKey of(byte[] secret) {
    if (secret.length < MIN_BYTES) {
      throw new InvalidConfigurationException(
          "A key for backups has %d bytes, fewer than %d".formatted(secret.length, MIN_BYTES));
    }
    return new BackupKey(secret);
  }

  String seal(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "BackupKey";
  }
}
