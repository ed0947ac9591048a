package io.xeropulse.authz.user;

import io.xeropulse.authz.Transactions;
import io.xeropulse.authz.audit.AuditEvent;
import io.xeropulse.authz.audit.AuditLog;
import io.xeropulse.authz.internal.OpaqueTokens;
import io.xeropulse.authz.scope.PolicyEngine;
import io.xeropulse.authz.scope.Role;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.model.OrganizationId;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Administers an organization's people. Every change checks the actor's rights on current rows,
 * ends what was issued to the person it concerns, and stands or falls with its audit entry.
 * Thread-safe.
 */
public final class Users {
  private final Transactions<? extends UserTransaction> store;
  private final Supplier<PolicyEngine> policy;
  private final AuditLog audit;
  private final Provisioning provisioning;
  private final InstantSource clock;
  private final SecureRandom random;
  private final AccountChanges changes;

  /**
   * Creates the service.
   *
   * @param store the stores
   * @param policy the policy in force
   * @param audit the audit log
   * @param settings how people are invited
   * @param identities who keeps identities
   * @param clock the time
   * @param random the source of ids
   * @param changes hears of changed accounts after each commit
   * @throws io.xeropulse.core.InvalidConfigurationException if the settings ask for temporary
   *     passwords and identities are kept elsewhere
   */
  public Users(
      Transactions<? extends UserTransaction> store,
      Supplier<PolicyEngine> policy,
      AuditLog audit,
      UserSettings settings,
      IdentityProvider identities,
      InstantSource clock,
      SecureRandom random,
      AccountChanges changes) {
    this.store = store;
    this.policy = policy;
    this.audit = audit;
    this.provisioning = new Provisioning(settings.suiting(identities), identities, random);
    this.clock = clock;
    this.random = random;
    this.changes = changes;
  }

  /**
   * Invites an organization's first person, an administrator. No actor is needed, so call it from
   * the host's own set-up only.
   *
   * @param organization the organization
   * @param person who; in a role that the policy counts among administrators
   * @return the person's id
   * @throws IllegalStateException if the organization has people already
   * @throws IllegalArgumentException if the role is no administrator's
   */
  public UserId found(OrganizationId organization, NewUser person) {
    if (!policy.get().policy().administrators().contains(person.role())) {
      throw new IllegalArgumentException("The first person must be an administrator");
    }
    Instant now = clock.instant();
    UserId fresh = newId();
    AuditEvent event = SystemEvents.of(organization, now, "user.found", fresh);
    return audit.change(
        store,
        event,
        tables -> {
          tables.users().lock(organization);
          if (!tables.users().members(organization).isEmpty()) {
            throw new IllegalStateException("The organization has people already");
          }
          return provisioning.invite(tables, organization, Optional.empty(), person, fresh, now);
        });
  }

  /**
   * Invites a person. Somebody who has an account elsewhere becomes a member here too, which is not
   * told.
   *
   * @param actor who invites
   * @param person who is invited
   * @return the person's id
   * @throws AccessRefusedException if the actor may not, or not in this role
   * @throws DuplicateUserException if the organization has the person already
   */
  public UserId create(Actor actor, NewUser person) {
    Instant now = clock.instant();
    UserId fresh = newId();
    AuditEvent event =
        actor.event(now, "user.create", "user:new", Map.of("role", person.role().name()));
    return audit.change(
        store,
        event,
        tables -> {
          Guard guard = Guard.enter(policy.get(), tables, actor, clock.instant());
          guard.assignable(person.role());
          return provisioning.invite(
              tables, actor.organization(), Optional.of(actor.user()), person, fresh, now);
        },
        invited -> event.with("user", invited.value()));
  }

  /**
   * Mails a new invitation to somebody who has not accepted yet; the old one ends.
   *
   * @param actor who invites again
   * @param target who is invited
   * @throws AccessRefusedException if the actor may not
   * @throws UserNotFoundException if the organization has nobody invited of this id
   */
  public void inviteAgain(Actor actor, UserId target) {
    change(
        actor,
        target,
        "user.invite",
        Map.of(),
        (tables, guard) -> {
          Membership member = guard.member(target);
          guard.assignable(member.role());
          if (member.listed().state() != MembershipState.INVITED) {
            throw new UserNotFoundException();
          }
          provisioning.send(tables, member, clock.instant());
        });
  }

  /**
   * Gives a person another role; their sessions and refresh tokens of this organization end.
   *
   * @param actor who changes it
   * @param target whose role
   * @param role the new role
   * @throws AccessRefusedException if the actor may not, may not give the new or take the old role,
   *     is the target, or no administrator would be left
   * @throws UserNotFoundException if the organization has no such member
   */
  public void changeRole(Actor actor, UserId target, Role role) {
    change(
        actor,
        target,
        "user.role.change",
        Map.of("role", role.name()),
        (tables, guard) -> {
          Membership member = guard.member(target);
          guard.refuseSelf(target);
          guard.takeable(member.role());
          guard.assignable(role);
          if (!guard.isAdministrator(role)) {
            guard.keepsAdministrator(member);
          }
          Accounts.endSessions(tables.users(), member.withRole(role), clock.instant());
        });
  }

  /**
   * Says whose rows a person sees; running sessions see them from their next request on, on other
   * nodes within the cache time of sessions.
   *
   * @param actor who changes it
   * @param target whose assignment
   * @param team the team or department, or empty
   * @param clients identifiers of assigned clients, may be empty
   * @param staff the staff identifier in the source, or empty
   * @throws AccessRefusedException if the actor may not, or is the target
   * @throws UserNotFoundException if the organization has no such member
   */
  public void assign(
      Actor actor,
      UserId target,
      Optional<String> team,
      Set<String> clients,
      Optional<String> staff) {
    change(
        actor,
        target,
        "user.assign",
        Map.of("clients", Integer.toString(clients.size())),
        (tables, guard) -> {
          Membership member = guard.member(target);
          guard.refuseSelf(target);
          guard.assignable(member.role());
          Membership changed = member.withRows(team, clients, staff);
          Accounts.write(tables.users(), changed, clock.instant());
        });
  }

  /**
   * Ends a membership: its sessions, refresh tokens, API keys and open invitations end with it;
   * what the person is elsewhere stays. Doing it twice is the same as once.
   *
   * @param actor who ends it
   * @param target whose membership
   * @throws AccessRefusedException if the actor may not, is the target, or no administrator would
   *     be left
   * @throws UserNotFoundException if the organization has no such member
   */
  public void deactivate(Actor actor, UserId target) {
    change(
        actor,
        target,
        "user.deactivate",
        Map.of(),
        (tables, guard) -> {
          Membership member = guard.member(target);
          guard.refuseSelf(target);
          guard.takeable(member.role());
          guard.keepsAdministrator(member);
          if (member.state() != MembershipState.DEACTIVATED) {
            end(tables, member);
          }
        });
  }

  /**
   * Opens an ended membership again, in the role it had; its API keys stay ended. One that was
   * never accepted becomes an invitation again.
   *
   * @param actor who opens it
   * @param target whose membership
   * @throws AccessRefusedException if the actor may not, or may not give that role
   * @throws UserNotFoundException if the organization has no such ended member
   */
  public void reactivate(Actor actor, UserId target) {
    change(
        actor,
        target,
        "user.reactivate",
        Map.of(),
        (tables, guard) -> {
          Membership member = guard.member(target);
          guard.refuseSelf(target);
          guard.assignable(member.role());
          if (member.state() == MembershipState.DEACTIVATED) {
            open(tables, member);
          }
        });
  }

  /**
   * Lists the organization's people.
   *
   * @param actor who asks
   * @return memberships of every state
   * @throws AccessRefusedException if the actor may not
   */
  public List<Membership> list(Actor actor) {
    AuditEvent event =
        actor.event(clock.instant(), "user.list", "organization:" + actor.organization(), Map.of());
    return audit.guarded(
        store,
        event,
        tables -> {
          Guard.enter(policy.get(), tables, actor, clock.instant());
          return tables.users().members(actor.organization()).stream()
              .map(Membership::listed)
              .toList();
        });
  }

  private void open(UserTransaction tables, Membership member) {
    Instant now = clock.instant();
    provisioning.tellProvider(tables, member, OutboxItem.Kind.UNBAN_IDENTITY, now);
    if (member.acceptedAt().isEmpty()) {
      Membership invited = member.withState(MembershipState.INVITED);
      Accounts.write(tables.users(), invited, now);
      provisioning.send(tables, invited, now);
      return;
    }
    Accounts.write(tables.users(), member.withState(MembershipState.ACTIVE), now);
    Account account = account(tables, member.user());
    if (account.activeOrganization().isEmpty()) {
      Accounts.write(
          tables.users(), account.withActiveOrganization(Optional.of(member.organization())));
    }
  }

  private void end(UserTransaction tables, Membership member) {
    Instant now = clock.instant();
    Accounts.endSessions(tables.users(), member.withState(MembershipState.DEACTIVATED), now);
    leave(tables, account(tables, member.user()), member.organization());
    tables.ownedKeys().end(member.user(), member.organization(), now);
    tables
        .invitations()
        .open(member.user(), member.organization())
        .forEach(invitation -> Accounts.end(tables.invitations(), invitation, now));
    provisioning.tellProvider(tables, member, OutboxItem.Kind.BAN_IDENTITY, now);
  }

  /** New sessions act elsewhere from now on; an account that acts elsewhere is not touched. */
  private static void leave(UserTransaction tables, Account account, OrganizationId organization) {
    if (account.activeOrganization().equals(Optional.of(organization))) {
      Optional<OrganizationId> elsewhere =
          tables.users().membershipsOf(account.id()).stream()
              .filter(other -> other.state() == MembershipState.ACTIVE)
              .map(Membership::organization)
              .findFirst();
      Accounts.write(tables.users(), account.withActiveOrganization(elsewhere));
    }
  }

  private void change(
      Actor actor,
      UserId target,
      String action,
      Map<String, String> details,
      BiConsumer<UserTransaction, Guard> work) {
    AuditEvent event = actor.event(clock.instant(), action, "user:" + target, details);
    audit.change(
        store,
        event,
        tables -> {
          work.accept(tables, Guard.enter(policy.get(), tables, actor, clock.instant()));
          return target;
        });
    changes.changed(target);
  }

  private static Account account(UserTransaction tables, UserId user) {
    return tables.users().find(user).orElseThrow(UserNotFoundException::new);
  }

  private UserId newId() {
    return new UserId(OpaqueTokens.id(random).toString());
  }
}
