package io.xeropulse.authz.apikey;

import io.xeropulse.authz.scope.Decision;
import io.xeropulse.authz.scope.KeyLimits;
import io.xeropulse.authz.scope.Permission;
import io.xeropulse.authz.scope.PolicyEngine;
import io.xeropulse.authz.scope.Principal;
import java.util.Set;

/**
 * A program that showed a good key. It may do what the key lists and its owner may do today, for
 * the owner's rows. Immutable.
 *
 * @param key the key's id
 * @param owner the person whose rights it borrows, as of now and within the key's limits, whoever
 *     is asked about them
 * @param permissions what the key lists
 */
public record KeyHolder(String key, Principal owner, Set<Permission> permissions) {

  /** Copies the permissions and narrows the owner to them. */
  public KeyHolder {
    permissions = Set.copyOf(permissions);
    owner = owner.through(new KeyLimits(key, permissions));
  }

  /**
   * Answers whether the program may do something in the owner's organization.
   *
   * @param engine the policy in force
   * @param permission what
   * @return yes with the owner's rows, or no
   */
  public Decision decide(PolicyEngine engine, Permission permission) {
    return engine.decide(owner, owner.organization(), permission);
  }
}
