package io.xeropulse.authz.user;

import io.xeropulse.authz.scope.Permission;
import io.xeropulse.authz.scope.PolicyEngine;
import io.xeropulse.authz.scope.Principal;
import io.xeropulse.authz.scope.Role;
import io.xeropulse.authz.scope.Standing;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.authz.user.AccessRefusedException.Reason;
import io.xeropulse.core.model.OrganizationId;
import java.time.Instant;

/**
 * The checks before a change of people, on rows of the change's own transaction: what an actor was
 * allowed a moment ago does not count.
 */
final class Guard {
  private final PolicyEngine engine;
  private final UserTable users;
  private final Actor actor;
  private final Principal acting;

  private Guard(PolicyEngine engine, UserTable users, Actor actor, Principal acting) {
    this.engine = engine;
    this.users = users;
    this.actor = actor;
    this.acting = acting;
  }

  /** Locks the organization and lets nobody pass but its active user administrators. */
  static Guard enter(PolicyEngine engine, UserTransaction tables, Actor actor, Instant now) {
    OrganizationId organization = actor.organization();
    tables.users().lock(organization);
    Principal acting =
        actor
            .principal(tables, now)
            .filter(who -> engine.decide(who, organization, Permission.MANAGE_USERS).allowed())
            .orElseThrow(() -> new AccessRefusedException(Reason.NOT_PERMITTED, actor));
    return new Guard(engine, tables.users(), actor, acting);
  }

  /** A member of the actor's own organization; elsewhere and nowhere look the same. */
  Membership member(UserId target) {
    return users.find(target, actor.organization()).orElseThrow(UserNotFoundException::new);
  }

  void refuseSelf(UserId target) {
    if (target.equals(actor.user())) {
      throw new AccessRefusedException(Reason.OWN_ACCOUNT, actor);
    }
  }

  /** The actor may give this role; no key opens a dashboard, so none gives a role that does. */
  void assignable(Role role) {
    takeable(role);
    if (acting.key().isPresent() && !engine.dashboardsOf(role).isEmpty()) {
      throw new AccessRefusedException(Reason.ROLE_NOT_ASSIGNABLE, actor);
    }
  }

  /** The actor may take this role from a person; a key none that may do what the key may not. */
  void takeable(Role role) {
    boolean beyondKey =
        acting
            .key()
            .filter(limits -> !limits.permissions().containsAll(engine.permissionsOf(role)))
            .isPresent();
    if (beyondKey || !engine.policy().assignableBy(acting.role()).contains(role)) {
      throw new AccessRefusedException(Reason.ROLE_NOT_ASSIGNABLE, actor);
    }
  }

  /** Somebody else must be left who administers, when this member will not any more. */
  void keepsAdministrator(Membership leaving) {
    if (!administers(leaving)) {
      return;
    }
    boolean another =
        users.members(actor.organization()).stream()
            .filter(member -> !member.user().equals(leaving.user()))
            .anyMatch(this::administers);
    if (!another) {
      throw new AccessRefusedException(Reason.LAST_ADMINISTRATOR, actor);
    }
  }

  boolean isAdministrator(Role role) {
    return engine.policy().administrators().contains(role);
  }

  private boolean administers(Membership member) {
    return isAdministrator(member.role())
        && users
            .find(member.user())
            .filter(account -> member.principal(account).standing() == Standing.ACTIVE)
            .filter(account -> member.acceptedAt().isPresent())
            .isPresent();
  }
}
