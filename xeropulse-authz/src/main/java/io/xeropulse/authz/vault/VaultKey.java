package io.xeropulse.authz.vault;

import io.xeropulse.core.InvalidConfigurationException;
import java.util.Base64;
import java.util.regex.Pattern;

/** A key of the vault and nothing else: 256 bits with an id. Immutable, hence thread-safe. */
public final class VaultKey {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");
  private static final int BYTES = 32;

  private final String id;
  private final byte[] secret;

  private VaultKey(String id, byte[] secret) {
    this.id = id;
    this.secret = secret;
  }

  /**
   * Makes a key.
   *
   * @param id 1 to 32 letters, digits, '-' or '_'; stands in clear before every sealed value
   * @param secret 32 bytes from a random generator; copied
   * @return the key
   * @throws InvalidConfigurationException if the id is spelled otherwise or the secret is shorter
   *     or longer
   */
  public static VaultKey of(String id, byte[] secret) {
    if (!ID.matcher(id).matches()) {
      throw new InvalidConfigurationException(
          "A vault key id is 1 to 32 letters, digits, '-' or '_'");
    }
    if (secret.length != BYTES) {
      throw new InvalidConfigurationException(
          "Vault key " + id + " has " + secret.length + " bytes instead of " + BYTES);
    }
    return new VaultKey(id, secret.clone());
  }

  /**
   * Reads a key.
   *
   * @param id 1 to 32 letters, digits, '-' or '_'
   * @param base64 32 bytes in base64, as {@code openssl rand -base64 32} prints them
   * @return the key
   * @throws InvalidConfigurationException if either is spelled otherwise
   */
  public static VaultKey ofBase64(String id, String base64) {
    try {
      return of(id, Base64.getDecoder().decode(base64.strip()));
    } catch (IllegalArgumentException e) {
      // The cause would quote a character of the secret.
      throw new InvalidConfigurationException("Vault key " + id + " is not base64");
    }
  }

  /**
   * The key's id.
   *
   * @return an id that may be shown
   */
  public String id() {
    return id;
  }

  byte[] secret() {
    return secret;
  }

  @Override
  public String toString() {
    return "VaultKey[" + id + ", hidden]";
  }
}
