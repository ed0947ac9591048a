package io.xeropulse.authz.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets with AES-256-GCM (NIST SP 800-38D): a fresh 96-bit nonce each time, the place as
 * associated data, and per organization a key of its own derived from the vault key (HKDF-Expand,
 * RFC 5869), so that one organization's volume never wears out another's nonces. A sealed value is
 * {@code 1 | length of key id | key id | nonce | ciphertext and tag}. Thread-safe.
 */
public final class Vault {
  private static final byte VERSION = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final VaultKeys keys;
  private final SecureRandom random;

  /**
   * Creates a vault.
   *
   * @param keys where its keys come from
   * @param random the source of nonces
   */
  public Vault(VaultKeys keys, SecureRandom random) {
    this.keys = keys;
    this.random = random;
  }

  /**
   * Seals a secret for one place.
   *
   * @param place where it will be stored
   * @param secret the secret; not kept
   * @return the sealed value
   */
  public byte[] seal(SecretPlace place, byte[] secret) {
    VaultKey key = keys.current();
    byte[] id = key.id().getBytes(StandardCharsets.US_ASCII);
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] header =
        ByteBuffer.allocate(2 + id.length).put(VERSION).put((byte) id.length).put(id).array();
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, place, header, nonce).doFinal(secret);
      return ByteBuffer.allocate(header.length + NONCE_BYTES + sealed.length)
          .put(header)
          .put(nonce)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java lacks AES-256-GCM", e);
    }
  }

  /**
   * Opens a sealed value.
   *
   * @param place where it was stored
   * @param sealed the sealed value
   * @return the secret
   * @throws VaultException if it was not sealed for this place by a key we have, whatever the cause
   */
  public byte[] open(SecretPlace place, byte[] sealed) {
    VaultKey key = keyId(sealed).flatMap(keys::find).orElseThrow(() -> new VaultException(place));
    int header = 2 + sealed[1];
    // Shorter than its tag, the JDK's cipher fails in a way of its own instead of refusing.
    if (sealed.length < header + NONCE_BYTES + TAG_BITS / 8) {
      throw new VaultException(place);
    }
    byte[] nonce = Arrays.copyOfRange(sealed, header, header + NONCE_BYTES);
    byte[] rest = Arrays.copyOfRange(sealed, header + NONCE_BYTES, sealed.length);
    try {
      return cipher(Cipher.DECRYPT_MODE, key, place, Arrays.copyOf(sealed, header), nonce)
          .doFinal(rest);
    } catch (GeneralSecurityException e) {
      throw new VaultException(place);
    }
  }

  /**
   * Whether a value was sealed with a key that is no longer current.
   *
   * @param sealed the sealed value
   * @return true if it should be sealed again
   */
  public boolean outdated(byte[] sealed) {
    return !keyId(sealed).equals(Optional.of(keys.current().id()));
  }

  /** The key id before a sealed value, or empty when it does not look like one. */
  private static Optional<String> keyId(byte[] sealed) {
    if (sealed.length < 2
        || sealed[0] != VERSION
        || sealed[1] < 1
        || sealed.length < 2 + sealed[1]) {
      return Optional.empty();
    }
    return Optional.of(new String(sealed, 2, sealed[1], StandardCharsets.US_ASCII));
  }

  private static Cipher cipher(
      int mode, VaultKey key, SecretPlace place, byte[] header, byte[] nonce)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    SecretKeySpec own = new SecretKeySpec(derive(key, place), "AES");
    cipher.init(mode, own, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(header);
    cipher.updateAAD(place.bytes());
    return cipher;
  }

  /** One block of HKDF-Expand is exactly the 32 bytes we need. */
  private static byte[] derive(VaultKey key, SecretPlace place) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.secret(), "HmacSHA256"));
    mac.update("xeropulse vault ".getBytes(StandardCharsets.US_ASCII));
    mac.update(place.organization().toString().getBytes(StandardCharsets.US_ASCII));
    return mac.doFinal(new byte[] {1});
  }
}
