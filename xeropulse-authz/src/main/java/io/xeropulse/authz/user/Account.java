package io.xeropulse.authz.user;

import io.xeropulse.authz.scope.Standing;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.model.OrganizationId;
import java.time.Instant;
import java.util.Optional;

/**
 * A person's account, whatever organizations they belong to. Its text form shows neither e-mail nor
 * hash. Immutable.
 *
 * @param id who
 * @param email where to write to; unique among accounts; personal data
 * @param passwordHash the stored hash of the password, or empty before an invitation was accepted
 * @param temporaryUntil until when a temporary password works, or empty for one of the person's own
 * @param standing whether the account may be used at all, in any organization
 * @param authVersion grows whenever everything issued to the account must end, in every
 *     organization; from 1
 * @param activeOrganization the organization that new sessions act in: one of the account's active
 *     memberships, or empty when there is none
 * @param createdAt when it was created
 * @param lastLogin when the person last logged in, or empty for never
 * @param version number of the row's version, for conditional writes; from 1
 */
public record Account(
    UserId id,
    EmailAddress email,
    Optional<String> passwordHash,
    Optional<Instant> temporaryUntil,
    Standing standing,
    long authVersion,
    Optional<OrganizationId> activeOrganization,
    Instant createdAt,
    Optional<Instant> lastLogin,
    long version) {

  /**
   * An account that nobody can enter yet.
   *
   * @param id who
   * @param email where to write to
   * @param createdAt when it is created
   * @return the account
   */
  public static Account create(UserId id, EmailAddress email, Instant createdAt) {
    return new Account(
        id,
        email,
        Optional.empty(),
        Optional.empty(),
        Standing.ACTIVE,
        1,
        Optional.empty(),
        createdAt,
        Optional.empty(),
        1);
  }

  /**
   * The account with another password.
   *
   * @param hash its stored hash, or empty for none
   * @param until until when it works if it is a temporary one, or empty
   * @return a changed copy
   */
  public Account withPassword(Optional<String> hash, Optional<Instant> until) {
    return new Account(
        id,
        email,
        hash,
        until,
        standing,
        authVersion,
        activeOrganization,
        createdAt,
        lastLogin,
        version);
  }

  /**
   * The account with another organization for new sessions.
   *
   * @param organization the organization, or empty
   * @return a changed copy
   */
  public Account withActiveOrganization(Optional<OrganizationId> organization) {
    return new Account(
        id,
        email,
        passwordHash,
        temporaryUntil,
        standing,
        authVersion,
        organization,
        createdAt,
        lastLogin,
        version);
  }

  /**
   * The account after a login.
   *
   * @param at when
   * @return a changed copy
   */
  public Account withLastLogin(Instant at) {
    return new Account(
        id,
        email,
        passwordHash,
        temporaryUntil,
        standing,
        authVersion,
        activeOrganization,
        createdAt,
        Optional.of(at),
        version);
  }

  /** As it is written next; with everything issued to it ended if so told. */
  Account next(boolean revoke) {
    return new Account(
        id,
        email,
        passwordHash,
        temporaryUntil,
        standing,
        revoke ? authVersion + 1 : authVersion,
        activeOrganization,
        createdAt,
        lastLogin,
        version + 1);
  }

  @Override
  public String toString() {
    return "Account[" + id + ", " + standing + ", version " + version + "]";
  }
}
