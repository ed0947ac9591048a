package io.xeropulse.authz.scope;

import io.xeropulse.core.model.OrganizationId;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks: a user in the one organization that is active for this session. Immutable.
 *
 * @param user the person
 * @param organization the organization whose member the person is and now acts in
 * @param role the person's role there
 * @param standing whether the account may be used
 * @param team the team or department, or empty when the person has none
 * @param clients the identifiers of the clients assigned to the person, as the source spells them;
 *     may be empty
 * @param staff the person's own staff identifier in the source, or empty when not linked
 * @param key the limits of the API key that the request came with, or empty when the person came
 */
public record Principal(
    UserId user,
    OrganizationId organization,
    Role role,
    Standing standing,
    Optional<String> team,
    Set<String> clients,
    Optional<String> staff,
    Optional<KeyLimits> key) {

  /**
   * Copies the clients.
   *
   * @throws IllegalArgumentException if the user, the organization, the role or the standing is
   *     null, or the team, a client or the staff identifier is blank or has control characters
   */
  public Principal {
    if (user == null || organization == null || role == null || standing == null) {
      throw new IllegalArgumentException(
          "A principal needs a user, an organization, a role and a standing");
    }
    clients = Set.copyOf(clients);
    team.ifPresent(name -> Spelling.visible(name, "team"));
    clients.forEach(client -> Spelling.visible(client, "client identifier"));
    staff.ifPresent(id -> Spelling.visible(id, "staff identifier"));
  }

  /**
   * A person who came without an API key.
   *
   * @param user the person
   * @param organization the organization the person acts in
   * @param role the person's role there
   * @param standing whether the account may be used
   * @param team the team or department, or empty
   * @param clients the identifiers of the clients assigned; may be empty
   * @param staff the person's own staff identifier in the source, or empty
   */
  public Principal(
      UserId user,
      OrganizationId organization,
      Role role,
      Standing standing,
      Optional<String> team,
      Set<String> clients,
      Optional<String> staff) {
    this(user, organization, role, standing, team, clients, staff, Optional.empty());
  }

  /**
   * An active principal without team, clients or staff record.
   *
   * @param user the person
   * @param organization the organization the person acts in
   * @param role the person's role there
   * @return a principal
   */
  public static Principal of(UserId user, OrganizationId organization, Role role) {
    return new Principal(
        user, organization, role, Standing.ACTIVE, Optional.empty(), Set.of(), Optional.empty());
  }

  /**
   * The same person in a team.
   *
   * @param name the team or department, as the practice spells it
   * @return a changed copy
   * @throws IllegalArgumentException if the name is blank or has control characters
   */
  public Principal inTeam(String name) {
    return new Principal(
        user, organization, role, standing, Optional.of(name), clients, staff, key);
  }

  /**
   * The same person with other clients assigned.
   *
   * @param ids client identifiers as the source spells them; may be empty
   * @return a changed copy
   */
  public Principal withClients(Set<String> ids) {
    return new Principal(user, organization, role, standing, team, ids, staff, key);
  }

  /**
   * The same person linked to a staff record.
   *
   * @param id staff identifier as the source spells it
   * @return a changed copy
   */
  public Principal asStaff(String id) {
    return new Principal(user, organization, role, standing, team, clients, Optional.of(id), key);
  }

  /**
   * The same person with another standing.
   *
   * @param now the standing
   * @return a changed copy
   */
  public Principal withStanding(Standing now) {
    return new Principal(user, organization, role, now, team, clients, staff, key);
  }

  /**
   * A program that came with a key of this person: it may do what the key lists and the person may.
   *
   * @param limits what the key lists
   * @return a changed copy
   */
  public Principal through(KeyLimits limits) {
    return new Principal(
        user, organization, role, standing, team, clients, staff, Optional.of(limits));
  }
}
