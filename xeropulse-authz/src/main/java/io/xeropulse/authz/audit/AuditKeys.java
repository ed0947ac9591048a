package io.xeropulse.authz.audit;

import io.xeropulse.core.InvalidConfigurationException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of the chain's hashes and nothing else. Who can write to the database but lacks them
 * cannot forge an entry. Immutable, hence thread-safe.
 */
public final class AuditKeys {
  private static final int MIN_BYTES = 32;

  private final Map<String, SecretKeySpec> byId = new LinkedHashMap<>();
  private final String current;

  private AuditKeys(String current, Map<String, byte[]> secrets) {
    this.current = current;
    secrets.forEach(
        (id, secret) -> {
          if (secret.length < MIN_BYTES) {
            throw new InvalidConfigurationException(
                "Audit key " + id + " has " + secret.length + " bytes, fewer than " + MIN_BYTES);
          }
          byId.put(id, new SecretKeySpec(secret, "HmacSHA256"));
        });
    if (!byId.containsKey(current)) {
      throw new InvalidConfigurationException("The current audit key is not among the keys");
    }
  }

  /**
   * Takes keys.
   *
   * @param current id of the key for new entries
   * @param secrets every key that entries were made with, by id, each at least 32 random bytes
   * @return the keys
   * @throws InvalidConfigurationException if one is too short or the current one is missing
   */
  public static AuditKeys of(String current, Map<String, byte[]> secrets) {
    return new AuditKeys(current, secrets);
  }

  /**
   * Takes a single key.
   *
   * @param secret at least 32 random bytes
   * @return the keys
   */
  public static AuditKeys single(byte[] secret) {
    return of("1", Map.of("1", secret));
  }

  String current() {
    return current;
  }

  Optional<SecretKeySpec> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public String toString() {
    return "AuditKeys" + byId.keySet();
  }
}
