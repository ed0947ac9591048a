package io.xeropulse.authz.apikey;

import io.xeropulse.authz.scope.KeyLimits;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.authz.user.OwnedKeys;
import io.xeropulse.core.model.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** API keys inside a transaction. Not thread-safe. */
public interface ApiKeyTable extends OwnedKeys {

  /**
   * Adds a key.
   *
   * @param key the key
   */
  void insert(ApiKey key);

  /**
   * Finds a key.
   *
   * @param id which
   * @return the key, or empty
   */
  Optional<ApiKey> find(String id);

  /**
   * Lists an organization's keys.
   *
   * @param organization whose
   * @return the keys, revoked and expired ones included, in the order of their ids
   */
  List<ApiKey> list(OrganizationId organization);

  /**
   * Ends a key, unless it was ended before.
   *
   * @param id which
   * @param at when
   * @return whether this ended it
   */
  boolean revoke(String id, Instant at);

  /**
   * Notes a use; never moves backwards.
   *
   * @param id which
   * @param at when
   */
  void used(String id, Instant at);

  @Override
  default Optional<KeyLimits> live(
      String key, UserId owner, OrganizationId organization, Instant now) {
    return find(key)
        .filter(found -> found.owner().equals(owner))
        .filter(found -> found.organization().equals(organization))
        .filter(found -> found.live(now))
        .map(ApiKey::limits);
  }
}
