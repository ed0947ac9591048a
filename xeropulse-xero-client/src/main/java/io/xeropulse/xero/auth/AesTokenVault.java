package io.xeropulse.xero.auth;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.grant.GrantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * AES-256-GCM: key id, nonce and ciphertext in one value, the grant as associated data. Old keys
 * still open what they sealed. Prints no key. Immutable and thread-safe.
 */
public final class AesTokenVault implements TokenVault {
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final int currentKey;
  private final Map<Integer, SecretKeySpec> keys;
  private final SecureRandom random;

  private AesTokenVault(int currentKey, Map<Integer, SecretKeySpec> keys, SecureRandom random) {
    this.currentKey = currentKey;
    this.keys = Map.copyOf(keys);
    this.random = random;
  }

  /**
   * Creates a vault.
   *
   * @param currentKey the id of the key that seals
   * @param keys all keys by id, 32 bytes each
   * @param random where nonces come from
   * @return a vault
   * @throws InvalidConfigurationException if the current key is missing or a key is not 32 bytes
   *     long
   */
  public static AesTokenVault create(
      int currentKey, Map<Integer, byte[]> keys, SecureRandom random) {
    if (!keys.containsKey(currentKey)) {
      throw new InvalidConfigurationException(
          "The vault's current key %d is not among its keys; add it".formatted(currentKey));
    }
    Map<Integer, SecretKeySpec> specs = new HashMap<>();
    keys.forEach((id, key) -> specs.put(id, spec(id, key)));
    return new AesTokenVault(currentKey, specs, random);
  }

  @Override
  public byte[] seal(GrantId grant, byte[] plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] ciphertext = run(Cipher.ENCRYPT_MODE, currentKey, nonce, grant, plain);
    return ByteBuffer.allocate(Integer.BYTES + NONCE_BYTES + ciphertext.length)
        .putInt(currentKey)
        .put(nonce)
        .put(ciphertext)
        .array();
  }

  @Override
  public byte[] open(GrantId grant, byte[] sealed) {
    // Shorter than its tag, the JDK's cipher fails in a way of its own instead of refusing.
    if (sealed.length < Integer.BYTES + NONCE_BYTES + TAG_BITS / Byte.SIZE) {
      throw unopenable(grant, null);
    }
    ByteBuffer in = ByteBuffer.wrap(sealed);
    int key = in.getInt();
    byte[] nonce = new byte[NONCE_BYTES];
    in.get(nonce);
    byte[] ciphertext = new byte[in.remaining()];
    in.get(ciphertext);
    return run(Cipher.DECRYPT_MODE, key, nonce, grant, ciphertext);
  }

  @Override
  public String toString() {
    return "AesTokenVault[key " + currentKey + "]";
  }

  private byte[] run(int mode, int key, byte[] nonce, GrantId grant, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, keys.get(key), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(grant.toString().getBytes(StandardCharsets.US_ASCII));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException broken) {
      throw unopenable(grant, broken);
    }
  }

  private static InvalidConfigurationException unopenable(
      GrantId grant, @Nullable Throwable cause) {
    return new InvalidConfigurationException(
        "The stored tokens of grant %s do not open; give the vault the key they were sealed with, or connect again"
            .formatted(grant),
        cause);
  }

  private static SecretKeySpec spec(int id, byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new InvalidConfigurationException(
          "Key %d of the vault has %d bytes instead of %d".formatted(id, key.length, KEY_BYTES));
    }
    return new SecretKeySpec(key, "AES");
  }
}
