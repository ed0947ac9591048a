package io.xeropulse.authz.user;

import io.xeropulse.authz.scope.Principal;
import io.xeropulse.authz.scope.Role;
import io.xeropulse.authz.scope.Standing;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.model.OrganizationId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a person is in one organization. Immutable.
 *
 * @param user who
 * @param organization where
 * @param role as what
 * @param state whether it counts
 * @param team the team or department, or empty
 * @param clients the clients assigned, as the source spells them; may be empty
 * @param staff the staff identifier in the source, or empty
 * @param acceptedAt when the person first accepted to belong here, or empty before that
 * @param authVersion grows whenever the sessions of this membership must end; from 1
 * @param createdAt when it was created
 * @param createdBy who created it, or empty for the organization's first
 * @param changedAt when it was last changed
 * @param version number of the row's version, for conditional writes; from 1
 */
public record Membership(
    UserId user,
    OrganizationId organization,
    Role role,
    MembershipState state,
    Optional<String> team,
    Set<String> clients,
    Optional<String> staff,
    Optional<Instant> acceptedAt,
    long authVersion,
    Instant createdAt,
    Optional<UserId> createdBy,
    Instant changedAt,
    long version) {

  /** Copies the clients. */
  public Membership {
    clients = Set.copyOf(clients);
  }

  /**
   * The person as a principal of this organization. Only an active membership of an active account
   * gives an active one.
   *
   * @param account the person's account
   * @return a principal
   */
  public Principal principal(Account account) {
    Standing standing = state == MembershipState.ACTIVE ? account.standing() : Standing.DEACTIVATED;
    return new Principal(user, organization, role, standing, team, clients, staff);
  }

  static Membership invited(
      UserId user, OrganizationId where, NewUser person, Optional<UserId> by, Instant now) {
    return new Membership(
        user,
        where,
        person.role(),
        MembershipState.INVITED,
        person.team(),
        person.clients(),
        person.staff(),
        Optional.empty(),
        1,
        now,
        by,
        now,
        1);
  }

  Membership withState(MembershipState other) {
    return new Membership(
        user,
        organization,
        role,
        other,
        team,
        clients,
        staff,
        acceptedAt,
        authVersion,
        createdAt,
        createdBy,
        changedAt,
        version);
  }

  Membership withRole(Role other) {
    return new Membership(
        user,
        organization,
        other,
        state,
        team,
        clients,
        staff,
        acceptedAt,
        authVersion,
        createdAt,
        createdBy,
        changedAt,
        version);
  }

  Membership withRows(Optional<String> ofTeam, Set<String> ofClients, Optional<String> ofStaff) {
    return new Membership(
        user,
        organization,
        role,
        state,
        ofTeam,
        ofClients,
        ofStaff,
        acceptedAt,
        authVersion,
        createdAt,
        createdBy,
        changedAt,
        version);
  }

  /** In use from now on; when it was first accepted stays as it was. */
  Membership accepted(Instant now) {
    return new Membership(
        user,
        organization,
        role,
        MembershipState.ACTIVE,
        team,
        clients,
        staff,
        acceptedAt.or(() -> Optional.of(now)),
        authVersion,
        createdAt,
        createdBy,
        changedAt,
        version);
  }

  /**
   * As it is listed: a temporary password that nobody used yet is an invitation like any other, so
   * that the list does not tell who needed none.
   */
  Membership listed() {
    return state == MembershipState.ACTIVE && acceptedAt.isEmpty()
        ? withState(MembershipState.INVITED)
        : this;
  }

  /** As it is written next; with its sessions ended if so told. */
  Membership next(boolean revoke, Instant now) {
    return new Membership(
        user,
        organization,
        role,
        state,
        team,
        clients,
        staff,
        acceptedAt,
        revoke ? authVersion + 1 : authVersion,
        createdAt,
        createdBy,
        now,
        version + 1);
  }
}
