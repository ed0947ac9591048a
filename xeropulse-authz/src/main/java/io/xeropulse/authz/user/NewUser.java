package io.xeropulse.authz.user;

import io.xeropulse.authz.scope.Role;
import java.util.Optional;
import java.util.Set;

/**
 * A person to be invited. Immutable.
 *
 * @param email where to
 * @param role as what
 * @param team the team or department, or empty
 * @param clients identifiers of assigned clients, may be empty
 * @param staff the staff identifier in the source, or empty
 */
public record NewUser(
    EmailAddress email,
    Role role,
    Optional<String> team,
    Set<String> clients,
    Optional<String> staff) {

  /** Copies the clients. */
  public NewUser {
    clients = Set.copyOf(clients);
  }

  /**
   * A person without team, clients or staff record.
   *
   * @param email where to
   * @param role as what
   * @return a person to be invited
   */
  public static NewUser of(EmailAddress email, Role role) {
    return new NewUser(email, role, Optional.empty(), Set.of(), Optional.empty());
  }
}
