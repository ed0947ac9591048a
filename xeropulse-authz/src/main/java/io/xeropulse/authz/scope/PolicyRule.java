package io.xeropulse.authz.scope;

import java.util.Optional;
import java.util.Set;

/**
 * A line of a policy. Immutable.
 *
 * @param id unique in the policy
 * @param roles whom it concerns
 * @param resources what it concerns
 * @param grants the rows it allows, or empty when it forbids
 * @param why its reason, for people
 */
record PolicyRule(
    String id, Set<Role> roles, Set<Resource> resources, Optional<ScopeKind> grants, String why) {}
