package io.xeropulse.authz.user;

import io.xeropulse.authz.scope.Principal;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.model.OrganizationId;
import java.util.List;
import java.util.Optional;

/** Accounts and memberships inside a transaction. Not thread-safe. */
public interface UserTable {

  /**
   * Lets no other transaction change the organization's people until this one ends.
   *
   * @param organization the organization
   */
  void lock(OrganizationId organization);

  /**
   * Finds an account.
   *
   * @param id whose
   * @return the account, or empty
   */
  Optional<Account> find(UserId id);

  /**
   * Finds an account by its address.
   *
   * @param email the address
   * @return the account, or empty
   */
  Optional<Account> find(EmailAddress email);

  /**
   * Adds an account.
   *
   * @param account the account
   * @return false, without adding it, when its id or address is taken
   */
  boolean insert(Account account);

  /**
   * Changes an account, if its row still has the version before this one.
   *
   * @param account the account as it shall be, its version one more than as read
   * @return false, without changing it, when somebody else changed it
   */
  boolean update(Account account);

  /**
   * Removes an account that has no membership left.
   *
   * @param id whose
   */
  void delete(UserId id);

  /**
   * Finds a membership.
   *
   * @param user who
   * @param organization where
   * @return the membership, or empty
   */
  Optional<Membership> find(UserId user, OrganizationId organization);

  /**
   * Lists what a person belongs to.
   *
   * @param user who
   * @return memberships of every state, in the order of organization ids
   */
  List<Membership> membershipsOf(UserId user);

  /**
   * Lists an organization's people.
   *
   * @param organization where
   * @return memberships of every state, in the order of user ids
   */
  List<Membership> members(OrganizationId organization);

  /**
   * Adds a membership.
   *
   * @param membership the membership
   * @return false, without adding it, when the person has one there
   */
  boolean insert(Membership membership);

  /**
   * Changes a membership, if its row still has the version before this one.
   *
   * @param membership the membership as it shall be, its version one more than as read
   * @return false, without changing it, when somebody else changed it
   */
  boolean update(Membership membership);

  /**
   * Removes a membership.
   *
   * @param user who
   * @param organization where
   */
  void delete(UserId user, OrganizationId organization);

  /**
   * A person as a principal, by the rows as they are now.
   *
   * @param user who
   * @param organization where
   * @return the principal, whatever its standing, or empty when there is no such membership
   */
  default Optional<Principal> principal(UserId user, OrganizationId organization) {
    return find(user, organization)
        .flatMap(member -> find(user).map(account -> member.principal(account)));
  }
}
