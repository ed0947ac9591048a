package io.xeropulse.authz.session;

import io.jsonwebtoken.security.Keys;
import io.xeropulse.core.InvalidConfigurationException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * The keys of access tokens and nothing else: the current one signs, the one before still verifies
 * until its tokens have ended. Immutable, hence thread-safe.
 */
public final class SessionKeys {
  private static final int MIN_BYTES = 32;
  private static final int MAX_KEYS = 2;

  private final String current;
  private final Map<String, SecretKey> byId = new HashMap<>();

  private SessionKeys(String current, Map<String, byte[]> secrets) {
    this.current = current;
    if (!secrets.containsKey(current) || secrets.size() > MAX_KEYS) {
      throw new InvalidConfigurationException(
          "Name the current session key and at most one other that still verifies");
    }
    secrets.forEach(
        (id, secret) -> {
          if (secret.length < MIN_BYTES) {
            throw new InvalidConfigurationException(
                "Session key " + id + " has fewer than " + MIN_BYTES + " bytes");
          }
          byId.put(id, Keys.hmacShaKeyFor(secret));
        });
  }

  /**
   * Takes keys.
   *
   * @param current id of the key that signs
   * @param secrets the keys by id, one or two, each at least 32 random bytes
   * @return the keys
   * @throws InvalidConfigurationException if one is too short, the current one is missing or there
   *     are more than two
   */
  public static SessionKeys of(String current, Map<String, byte[]> secrets) {
    return new SessionKeys(current, secrets);
  }

  String currentId() {
    return current;
  }

  Optional<SecretKey> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public String toString() {
    return "SessionKeys" + byId.keySet();
  }
}
