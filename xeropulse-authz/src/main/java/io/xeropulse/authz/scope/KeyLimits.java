package io.xeropulse.authz.scope;

import java.util.Set;

/**
 * What an API key narrows its owner's rights to, wherever the owner is asked about. Immutable.
 *
 * @param id the key's id
 * @param permissions what the key lists; whatever else is asked is refused, dashboards too
 */
public record KeyLimits(String id, Set<Permission> permissions) {

  /** Copies the permissions. */
  public KeyLimits {
    permissions = Set.copyOf(permissions);
  }

  boolean list(Resource resource) {
    return resource instanceof Permission permission && permissions.contains(permission);
  }
}
